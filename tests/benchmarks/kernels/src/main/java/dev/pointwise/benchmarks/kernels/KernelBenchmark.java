package dev.pointwise.benchmarks.kernels;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A {@link Kernel} by the fast engine; each JMH thread has a session of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "-Dorg.bytedeco.javacpp.maxbytes=0",
      "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"
    })
public class KernelBenchmark {
  @Param public Kernel kernel;

  @Param("8")
  public int batchSize;

  @Param("AUTO")
  public Kernels.Winograd winograd;

  private ExecutionPlan plan;
  private Session session;
  private double gigaOperations;
  private double currentPeak;

  /** JMH turns the sum into a rate: GFLOP/s, all threads together. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    public double gflops;
  }

  /** The peak just before the iteration, since a machine's clock changes; threads summed. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Peak {
    public double peak;
  }

  /** All threads at once, as they will run. */
  @Setup(Level.Iteration)
  public void measurePeak() {
    currentPeak = FusedMultiplyAdd.gflops();
  }

  /** The kernel's layers one after the other, and a first batch. */
  @Setup(Level.Trial)
  public void prepare() {
    Graph graph = chain();
    gigaOperations = Operations.of(graph) * batchSize / 1e9;
    plan = new Nd4jEngine().prepare(graph, new Kernels(winograd, Map.of()));
    session = plan.newSession(batchSize);
    Random random = new Random(1);
    for (int i = 0; i < session.input().capacity(); i++) {
      session.input().put(i, random.nextFloat());
    }
  }

  private Graph chain() {
    GraphBuilder builder = new GraphBuilder(kernel.name());
    Node last = builder.input("input", kernel.input());
    for (int repeat = 0; repeat < kernel.repeats(); repeat++) {
      for (Layer layer : kernel.layers()) {
        last = builder.add("layer" + repeat + "_" + kernel.layers().indexOf(layer), layer, last);
      }
    }
    return builder.build(last);
  }

  @Benchmark
  public void run(Counters counters, Peak peak) {
    session.run(batchSize);
    peak.peak = currentPeak;
    counters.gflops += gigaOperations;
  }

  @TearDown(Level.Trial)
  public void close() {
    session.close();
    plan.close();
  }
}

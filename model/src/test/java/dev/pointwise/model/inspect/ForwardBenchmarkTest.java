package dev.pointwise.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForwardBenchmarkTest {
  private static final BenchmarkSettings SETTINGS =
      new BenchmarkSettings(4, 3, Duration.ofMillis(20), Kernels.FASTEST);

  /** Computes nothing; counts what is opened, run and closed. */
  private static class CountingEngine implements Engine {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger plans = new AtomicInteger();

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public ExecutionPlan prepare(Graph graph, Kernels kernels) {
      plans.incrementAndGet();
      return new CountingPlan(this, graph);
    }

    void run() {
      threads.add(Thread.currentThread());
    }
  }

  private record CountingPlan(CountingEngine engine, Graph graph) implements ExecutionPlan {
    @Override
    public Shape inputShape() {
      return Shape.of(8);
    }

    @Override
    public List<Shape> outputShapes() {
      return List.of(Shape.of(2));
    }

    @Override
    public PlanMemory memory(int batchSize) {
      return new PlanMemory(0, 0);
    }

    @Override
    public Session newSession(int batchSize) {
      engine.open.incrementAndGet();
      return new CountingSession(engine, batchSize, FloatBuffer.allocate(8 * batchSize));
    }

    @Override
    public void close() {
      engine.plans.decrementAndGet();
    }
  }

  private record CountingSession(CountingEngine engine, int batchSize, FloatBuffer input)
      implements Session {
    @Override
    public void run(int images) {
      assertThat(images).isEqualTo(batchSize);
      assertThat(input.get(8 * batchSize - 1)).isNotZero();
      engine.run();
    }

    @Override
    public List<KernelTime> profile(int images) {
      run(images);
      return List.of(
          new KernelTime("fc", "reorder", 400),
          new KernelTime("fc", "gemm", 3600),
          new KernelTime("x", "reorder", 1000));
    }

    @Override
    public float[] output(int output, int image) {
      return new float[2];
    }

    @Override
    public void close() {
      engine.open.decrementAndGet();
    }
  }

  private static Graph graph() {
    GraphBuilder builder = new GraphBuilder("tiny");
    Dense dense =
        new Dense(FloatTensor.filled(Shape.of(2, 8), 1), FloatTensor.vector(0, 0), Activation.NONE);
    return builder.build(builder.add("fc", dense, builder.input("x", Shape.of(8))));
  }

  @Test
  void runsOneSessionInEachThreadAndClosesThem() throws Exception {
    CountingEngine engine = new CountingEngine();

    ForwardBenchmark.run(graph(), engine, SETTINGS);

    assertThat(engine.threads).hasSize(1 + 3); // the first pass runs in the caller's
    assertThat(engine.open).hasValue(0);
    assertThat(engine.plans).hasValue(0);
  }

  @Test
  void reportsARateAndTheFlopsThatFollowFromIt() throws Exception {
    BenchmarkReport report = ForwardBenchmark.run(graph(), new CountingEngine(), SETTINGS);
    JsonNode json = new ObjectMapper().readTree(report.toJson());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "model",
            "engine",
            "batch_size",
            "threads",
            "images_per_second",
            "gflops",
            "startup_seconds",
            "layers");
    assertThat(json.get("model").asText()).isEqualTo("tiny");
    assertThat(json.get("engine").asText()).isEqualTo("counting");
    assertThat(report.imagesPerSecond()).isPositive();
    assertThat(report.gflops())
        .isEqualTo(2 * 16 * report.imagesPerSecond() / 1e9, within(1e-9 * report.gflops()));
    assertThat(json.get("layers")).hasSize(2);
    assertThat(json.at("/layers/0"))
        .hasToString(
            "{\"name\":\"fc\",\"type\":\"Dense\",\"kernel\":\"gemm\",\"ms\":0.004,\"gflops\":0.032}");
  }

  @Test
  void refusesAKernelForALayerThatDoesNotExist() {
    Kernels kernels = new Kernels(Kernels.Winograd.AUTO, Map.of("fx", "gemm"));
    BenchmarkSettings settings = new BenchmarkSettings(4, 3, Duration.ofMillis(20), kernels);
    CountingEngine engine = new CountingEngine();

    assertThatThrownBy(() -> ForwardBenchmark.run(graph(), engine, settings))
        .hasMessageStartingWith(
            "Kernel 'gemm' is pinned for 'fx', but 'tiny' has no such layer (did you mean");
    assertThat(engine.plans).hasValue(0);
  }

  @Test
  void aFailingPassEndsTheBenchmark() {
    CountingEngine failing =
        new CountingEngine() {
          @Override
          void run() {
            if (!Thread.currentThread().getName().equals("main")) {
              throw new IllegalStateException("no memory");
            }
          }
        };

    assertThatThrownBy(() -> ForwardBenchmark.run(graph(), failing, SETTINGS))
        .hasMessage("A pass failed: no memory");
    assertThat(failing.open).hasValue(0);
  }

  @Test
  void refusesToMeasureNothing() {
    assertThatThrownBy(() -> new BenchmarkSettings(1, 1, Duration.ZERO, Kernels.FASTEST))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

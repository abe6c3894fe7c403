package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Times the ways to run one convolution, in turn, on invented numbers. The best time of each
 * counts: what else the machine does only makes a run slower.
 */
final class ConvolutionTrial {
  private static final int FEWEST_ROUNDS = 3;
  private static final long ENOUGH_NANOS = 20_000_000;

  private final Graph graph;
  private final Window2d window;
  private final int batch;
  private final List<Runner> runners = new ArrayList<>();

  private ConvolutionTrial(Conv2d layer, Shape input, int batch) {
    this.graph = graph(layer, input);
    this.window = layer.window();
    this.batch = batch;
  }

  /**
   * The fastest of oneDNN's direct convolution (empty) and the candidates.
   *
   * @param warmUp to run each candidate before, until the JVM has compiled it for good
   */
  static Optional<WinogradVariant> fastest(Conv2d layer, Shape input, int batch, Duration warmUp) {
    return new ConvolutionTrial(layer, input, batch).fastest(warmUp);
  }

  private Optional<WinogradVariant> fastest(Duration warmUp) {
    try {
      for (WinogradVariant variant : WinogradVariant.candidates(window)) {
        runners.add(new Runner(Optional.of(variant)));
      }
      runners.forEach(runner -> runner.runFor(warmUp));
      runners.add(new Runner(Optional.empty()));
      long start = System.nanoTime();
      for (int round = 0; round < FEWEST_ROUNDS || nanosSince(start) < ENOUGH_NANOS; round++) {
        runners.forEach(Runner::run);
      }
      return runners.stream().min(Comparator.comparingLong(Runner::best)).orElseThrow().variant;
    } finally {
      runners.forEach(Runner::close);
    }
  }

  private static long nanosSince(long start) {
    return System.nanoTime() - start;
  }

  private static Graph graph(Conv2d layer, Shape input) {
    GraphBuilder builder = new GraphBuilder("trial");
    FloatTensor weight = FloatTensor.filled(layer.weight().shape(), 0.01f);
    Conv2d sameWork =
        new Conv2d(weight, layer.bias(), layer.window(), layer.groups(), layer.activation());
    return builder.build(builder.add("conv", sameWork, builder.input("input", input)));
  }

  /** One way, ready to run. Owns its memory. */
  private final class Runner implements AutoCloseable {
    private final Optional<WinogradVariant> variant;
    private final List<OffHeap> memory = new ArrayList<>();
    private final Weights weights = new Weights();
    private final Program program;
    private long best = Long.MAX_VALUE;

    Runner(Optional<WinogradVariant> variant) {
      this.variant = variant;
      long values = (long) batch * graph.input().shape().elements();
      OffHeap input = own(values * Float.BYTES);
      fill(input.floats(0, values));
      this.program = Program.of(graph, batch, input, weights, this::own, (at, layer) -> variant);
    }

    private OffHeap own(long bytes) {
      OffHeap owned = OffHeap.ofBytes(bytes);
      memory.add(owned);
      return owned;
    }

    private static void fill(FloatBuffer values) {
      for (int i = 0; i < values.capacity(); i++) {
        values.put(i, i % 7 - 3);
      }
    }

    void runFor(Duration duration) {
      long start = System.nanoTime();
      while (nanosSince(start) < duration.toNanos()) {
        run();
      }
    }

    void run() {
      long start = System.nanoTime();
      program.run();
      best = Math.min(best, nanosSince(start));
    }

    long best() {
      return best;
    }

    @Override
    public void close() {
      program.close();
      weights.close();
      memory.forEach(OffHeap::close);
    }
  }
}

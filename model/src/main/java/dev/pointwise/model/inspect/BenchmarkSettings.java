package dev.pointwise.model.inspect;

import dev.pointwise.model.engine.Kernels;
import java.time.Duration;

/**
 * How a {@link ForwardBenchmark} runs.
 *
 * @param batchSize images of one pass
 * @param threads sessions that run at once, each in a thread of its own
 * @param measured how long the passes are timed, after a warm-up of a quarter of it
 * @param kernels what the engine may choose
 */
public record BenchmarkSettings(int batchSize, int threads, Duration measured, Kernels kernels) {
  public BenchmarkSettings {
    if (batchSize < 1 || threads < 1 || measured.isNegative() || measured.isZero()) {
      throw new IllegalArgumentException(
          "A benchmark needs at least 1 image a batch, 1 thread and some time, but has %d, %d, %s"
              .formatted(batchSize, threads, measured));
    }
  }

  Duration warmUp() {
    return measured.dividedBy(4);
  }

  /** How long the passes are timed step by step. */
  Duration profiled() {
    return measured.dividedBy(4);
  }
}

package dev.pointwise.jobs.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long the driver's stages took. Not thread-safe. */
final class StageClock {
  private static final double NANOS = 1e9;

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final long start = System.nanoTime();

  <T> T time(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(stage, seconds(System.nanoTime() - start), Double::sum);
    }
  }

  static double seconds(long nanos) {
    return nanos / NANOS;
  }

  /** Seconds since this clock was made. */
  double total() {
    return seconds(System.nanoTime() - start);
  }

  double of(String stage) {
    return seconds.getOrDefault(stage, 0.0);
  }

  /** In the order in which the stages were first entered. */
  Map<String, Double> all() {
    return Collections.unmodifiableMap(seconds);
  }
}

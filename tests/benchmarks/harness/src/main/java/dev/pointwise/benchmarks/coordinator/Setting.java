package dev.pointwise.benchmarks.coordinator;

/**
 * How the peers are run.
 *
 * @param seconds a peer's turn in a round
 * @param warmUp seconds of each peer's turn before the first round
 */
record Setting(int batchSize, int callers, int rounds, double seconds, double warmUp) {
  Setting {
    if (batchSize < 1 || callers < 1 || rounds < 1 || !(seconds > 0) || !(warmUp > 0)) {
      throw new IllegalArgumentException(
          "--batch-size %d, --callers %d, --rounds %d, --seconds %s and --warm-up %s must all be above 0"
              .formatted(batchSize, callers, rounds, seconds, warmUp));
    }
  }

  @Override
  public String toString() {
    return "batch %d, callers x native threads %d x 1, rounds x seconds %d x %s, warm-up %s s"
        .formatted(batchSize, callers, rounds, plain(seconds), plain(warmUp));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}

package dev.pointwise.benchmarks.coordinator;

/**
 * One peer on one network.
 *
 * @param readySeconds to prepare, the first batch of each caller included
 * @param error of its outputs, relative to the largest
 * @param imagesPerSecond by round
 */
record Measured(
    String peer, String version, double readySeconds, double error, double[] imagesPerSecond) {
  Spread rates() {
    return Spread.of(imagesPerSecond);
  }
}

package dev.pointwise.model.predict;

/** Nanoseconds spent in each stage since a {@link Predictor} was made. */
public record StageTimes(long decodeNanos, long preprocessNanos, long forwardNanos) {
  public static final StageTimes ZERO = new StageTimes(0, 0, 0);

  public StageTimes plus(StageTimes other) {
    return new StageTimes(
        decodeNanos + other.decodeNanos,
        preprocessNanos + other.preprocessNanos,
        forwardNanos + other.forwardNanos);
  }
}

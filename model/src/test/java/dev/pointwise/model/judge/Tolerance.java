package dev.pointwise.model.judge;

/**
 * How far values may lie apart, as a share of the largest value of the output (of {@code FLOOR} at
 * least): what rounding does to a sum depends on its largest terms, not on what they cancel to.
 */
public record Tolerance(float share) {
  /** One layer in float instead of double; Winograd's transforms cost the most of it. */
  public static final Tolerance ONE_LAYER = new Tolerance(2e-5f);

  /** Some ten layers one behind the other. */
  public static final Tolerance NETWORK = new Tolerance(1e-4f);

  private static final float FLOOR = 1e-2f;

  /** What is wrong with the values; empty when nothing is. */
  public String complaint(float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      return "has %d values instead of %d".formatted(actual.length, expected.length);
    }
    float largest = FLOOR;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      if (!(distance(actual, expected, i) <= distance(actual, expected, worst))) {
        worst = i;
      }
    }
    boolean close = expected.length == 0 || distance(actual, expected, worst) <= share * largest;
    return close
        ? ""
        : "is %s instead of %s at %d of %d (largest value %s, tolerance %s of it)"
            .formatted(actual[worst], expected[worst], worst, expected.length, largest, share);
  }

  private static float distance(float[] actual, float[] expected, int i) {
    return actual[i] == expected[i] ? 0 : Math.abs(actual[i] - expected[i]);
  }
}

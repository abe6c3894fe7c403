package dev.pointwise.model.engine.nd4j;

/**
 * Weights that change no output but its speed. Trained networks have dead channels whose weights
 * decayed to 1e-40 and the like, and arithmetic on such denormal numbers is many times slower: a
 * pointwise convolution of NIN with a third of its weights negligible took 13 times as long.
 */
final class Negligible {
  /** Above the denormal numbers (1.2e-38) by so much that products with ordinary values stay so. */
  private static final float LEAST = 1e-30f;

  private Negligible() {}

  /** The values with 0 for those that are negligible; the same array where none is. */
  static float[] dropped(float[] values) {
    float[] kept = values;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && Math.abs(values[i]) < LEAST) {
        kept = kept == values ? values.clone() : kept;
        kept[i] = 0;
      }
    }
    return kept;
  }
}

package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;

/** Keeps a file of a few bytes from asking for constants that take all memory. */
final class ConstantSize {
  /** The largest weight of VGG-19, which has the largest of the published networks, fits. */
  private static final int LARGEST = 1 << 27;

  private ConstantSize() {}

  /**
   * Throws when a constant is too large to be made from so many values: one as large as those is
   * fine, however many they are, since the file holds them.
   */
  static void check(long values, long from) {
    if (values > Math.max(LARGEST, from)) {
      throw new ModelException(
          "makes a constant of %d values from %d; up to %d are supported: simplify the model's constants when it is exported"
              .formatted(values, from, LARGEST));
    }
  }
}

package dev.pointwise.model.image;

/** Whether a resize that shrinks looks at all pixels it covers. */
public enum Antialias {
  /** Filters grow with the factor of reduction, as Pillow's do. */
  ON,
  /**
   * Filters keep their size, as OpenCV's and Keras' older ones do: shrinking skips pixels. The
   * centre of output pixel {@code i} lies at {@code (i + 0.5) * in / out - 0.5} (half-pixel
   * centres), weights beyond the picture's edge are shared among those inside, and the arithmetic
   * is that of {@link #ON}. TensorFlow 1's bilinear without half-pixel centres is another one.
   */
  OFF;

  /** The value a model card uses. */
  @Override
  public String toString() {
    return this == ON ? "true" : "false";
  }
}

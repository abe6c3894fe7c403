package dev.pointwise.model.tensor;

import java.util.Arrays;

/**
 * Float values on the heap in row-major order. The array is shared, not copied: whoever makes a
 * tensor gives the array away, and nobody writes to it afterwards. Compared by identity, since
 * weights are large.
 */
public final class FloatTensor {
  private final Shape shape;
  private final float[] values;
  private final boolean absent;

  private FloatTensor(Shape shape, float[] values, boolean absent) {
    if (shape.elements() != values.length) {
      throw new IllegalArgumentException(
          "A tensor of shape %s holds %d values, but got %d"
              .formatted(shape, shape.elements(), values.length));
    }
    this.shape = shape;
    this.values = values;
    this.absent = absent;
  }

  public static FloatTensor of(Shape shape, float... values) {
    return new FloatTensor(shape, values, false);
  }

  public static FloatTensor vector(float... values) {
    return new FloatTensor(Shape.of(values.length), values, false);
  }

  public static FloatTensor filled(Shape shape, float value) {
    float[] values = new float[shape.elements()];
    Arrays.fill(values, value);
    return new FloatTensor(shape, values, false);
  }

  public static FloatTensor zeros(Shape shape) {
    return new FloatTensor(shape, new float[shape.elements()], false);
  }

  /**
   * Zeros in place of weights that a model does not have, as the bias of a convolution without one.
   * They compute like others but are not counted as parameters.
   */
  public static FloatTensor absent(Shape shape) {
    return new FloatTensor(shape, new float[shape.elements()], true);
  }

  public boolean isAbsent() {
    return absent;
  }

  public Shape shape() {
    return shape;
  }

  /** The values themselves, to be read only. */
  public float[] values() {
    return values;
  }

  public float at(int index) {
    return values[index];
  }

  public int elements() {
    return values.length;
  }

  /** The same values under another shape. */
  public FloatTensor reshape(Shape newShape) {
    return new FloatTensor(newShape, values, absent);
  }

  @Override
  public String toString() {
    return "FloatTensor[" + shape + "]";
  }
}

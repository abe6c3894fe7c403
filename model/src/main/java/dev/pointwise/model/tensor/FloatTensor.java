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

  private FloatTensor(Shape shape, float[] values) {
    if (shape.elements() != values.length) {
      throw new IllegalArgumentException(
          "A tensor of shape %s holds %d values, but got %d"
              .formatted(shape, shape.elements(), values.length));
    }
    this.shape = shape;
    this.values = values;
  }

  public static FloatTensor of(Shape shape, float... values) {
    return new FloatTensor(shape, values);
  }

  public static FloatTensor vector(float... values) {
    return new FloatTensor(Shape.of(values.length), values);
  }

  public static FloatTensor filled(Shape shape, float value) {
    float[] values = new float[shape.elements()];
    Arrays.fill(values, value);
    return new FloatTensor(shape, values);
  }

  public static FloatTensor zeros(Shape shape) {
    return new FloatTensor(shape, new float[shape.elements()]);
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
    return new FloatTensor(newShape, values);
  }

  @Override
  public String toString() {
    return "FloatTensor[" + shape + "]";
  }
}

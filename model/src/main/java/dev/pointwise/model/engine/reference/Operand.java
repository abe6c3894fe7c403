package dev.pointwise.model.engine.reference;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.function.ToDoubleFunction;

/** A tensor of any rank, read and made by index. */
record Operand(float[] values, int[] strides) {
  static Operand of(FloatTensor tensor) {
    return new Operand(tensor.values(), tensor.shape().strides());
  }

  /**
   * A tensor to be read by indices of {@code rank} axes: its own axes are the last ones, and an
   * extent of 1 is read again and again.
   */
  static Operand broadcast(FloatTensor tensor, int rank) {
    Shape shape = tensor.shape();
    int[] own = shape.strides();
    int[] strides = new int[rank];
    for (int axis = 0; axis < shape.rank(); axis++) {
      strides[rank - shape.rank() + axis] = shape.dim(axis) == 1 ? 0 : own[axis];
    }
    return new Operand(tensor.values(), strides);
  }

  /** A tensor whose every value is computed from its index. The function keeps no index. */
  static FloatTensor compute(Shape shape, ToDoubleFunction<int[]> valueAt) {
    float[] values = new float[shape.elements()];
    int[] index = new int[shape.rank()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) valueAt.applyAsDouble(index);
      advance(index, shape);
    }
    return FloatTensor.of(shape, values);
  }

  /** The next index in row-major order; after the last one comes the first. */
  static void advance(int[] index, Shape shape) {
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis]++;
      if (index[axis] < shape.dim(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }

  double at(int[] index) {
    int offset = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      offset += index[axis] * strides[axis];
    }
    return values[offset];
  }
}

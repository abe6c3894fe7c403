package dev.pointwise.model.read.onnx;

import dev.pointwise.model.tensor.Shape;
import java.util.function.IntUnaryOperator;

/** Index arithmetic of row-major tensors seen in another order. */
final class Strides {
  private Strides() {}

  /**
   * For value {@code i} of a row-major tensor of shape {@code view}: {@code offset} plus, for each
   * axis, its coordinate times that axis's stride.
   */
  static IntUnaryOperator source(Shape view, int offset, int[] strides) {
    int[] own = view.strides();
    return index -> {
      int source = offset;
      int rest = index;
      for (int axis = 0; axis < own.length; axis++) {
        source += rest / own[axis] * strides[axis];
        rest %= own[axis];
      }
      return source;
    };
  }

  /** Strides with which a tensor of shape {@code from} broadcasts to {@code to}. */
  static int[] broadcast(Shape from, Shape to) {
    int[] own = from.strides();
    int[] strides = new int[to.rank()];
    int missing = to.rank() - from.rank();
    for (int axis = 0; axis < from.rank(); axis++) {
      strides[missing + axis] = from.dim(axis) == 1 ? 0 : own[axis];
    }
    return strides;
  }
}

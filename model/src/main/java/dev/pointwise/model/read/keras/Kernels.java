package dev.pointwise.model.read.keras;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** Weights in the order of layers, from Keras' order. */
final class Kernels {
  private Kernels() {}

  /** HWIO to OIHW. */
  static FloatTensor conv(FloatTensor kernel) {
    return permuted(kernel, 3, 2, 0, 1);
  }

  /** HWIM, M maps for each input map, to OIHW with one input map a group. */
  static FloatTensor depthwise(FloatTensor kernel) {
    FloatTensor grouped = permuted(kernel, 2, 3, 0, 1);
    Shape shape = grouped.shape();
    return grouped.reshape(Shape.of(shape.dim(0) * shape.dim(1), 1, shape.dim(2), shape.dim(3)));
  }

  /** IO to OI. */
  static FloatTensor dense(FloatTensor kernel) {
    return permuted(kernel, 1, 0);
  }

  /** IO, where I is a map flattened HWC, to OI, where it is flattened CHW. */
  static FloatTensor dense(FloatTensor kernel, Shape map) {
    int outputs = kernel.shape().dim(1);
    Shape unfolded = Shape.of(map.height(), map.width(), map.channels(), outputs);
    return conv(kernel.reshape(unfolded)).reshape(Shape.of(outputs, map.elements()));
  }

  private static FloatTensor permuted(FloatTensor tensor, int... order) {
    Shape from = tensor.shape();
    Shape to = Shape.of(Arrays.stream(order).map(from::dim).toArray());
    int[] strides = from.strides();
    int[] target = to.strides();
    float[] values = new float[to.elements()];
    for (int i = 0; i < values.length; i++) {
      int place = 0;
      for (int axis = 0; axis < order.length; axis++) {
        place += i / target[axis] % to.dim(axis) * strides[order[axis]];
      }
      values[i] = tensor.at(place);
    }
    return FloatTensor.of(to, values);
  }
}

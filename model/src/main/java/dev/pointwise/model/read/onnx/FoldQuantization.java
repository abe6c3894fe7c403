package dev.pointwise.model.read.onnx;

import dev.pointwise.model.read.onnx.Known.Floats;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** ONNX DequantizeLinear of weights that are stored as integers. */
final class FoldQuantization {
  private FoldQuantization() {}

  /** {@code (x - zero point) * scale}, both one number or one per place of an axis. */
  static Known dequantize(OnnxNode node) {
    Known quantized = node.known(0);
    Shape shape = quantized.shape();
    if (node.attributes().isSet("block_size") || node.floats(1).shape().rank() > 1) {
      throw node.unsupported("has scales in blocks; one scale or one per channel is supported");
    }
    FloatTensor scale = spread(node, node.floats(1), shape);
    FloatTensor zero = node.has(2) ? spread(node, node.floats(2), shape) : FloatTensor.zeros(shape);
    FloatTensor x = quantized.floats();
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (x.at(i) - zero.at(i)) * scale.at(i);
    }
    return new Floats(FloatTensor.of(shape, values));
  }

  private static FloatTensor spread(OnnxNode node, FloatTensor given, Shape shape) {
    int[] dims = new int[shape.rank()];
    Arrays.fill(dims, 1);
    if (given.elements() > 1) {
      int axis = node.positiveAxis(node.attributes().integer("axis", 1), shape.rank());
      dims[axis] = given.elements();
    }
    return FoldArithmetic.broadcast(new Floats(given.reshape(Shape.of(dims))), shape).floats();
  }
}

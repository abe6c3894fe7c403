package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.function.IntFunction;

/** ONNX Softmax and LogSoftmax. */
final class SoftmaxOperators {
  private static final int ONE_AXIS_OPSET = 13;

  private SoftmaxOperators() {}

  static Value along(OnnxNode node, IntFunction<Layer> layer) {
    boolean oneAxis = node.opset() >= ONE_AXIS_OPSET;
    int stated = node.attributes().integer("axis", oneAxis ? -1 : 1);
    int axis = node.imageAxis(stated, node.computed(0).rank());
    return oneAxis ? node.add(layer.apply(axis), node.node(0)) : alongAllFrom(node, axis, layer);
  }

  /**
   * ONNX before opset 13: this axis and all behind it count as one.
   *
   * <pre>
   *   C x H x W -> Reshape C x HW -> softmax along axis 1 -> Reshape C x H x W       (axis 1)
   * </pre>
   */
  private static Value alongAllFrom(OnnxNode node, int axis, IntFunction<Layer> layer) {
    Node input = node.node(0);
    int[] dims = input.shape().toArray();
    int behind = Arrays.stream(dims).skip(axis).reduce(1, (a, b) -> a * b);
    if (behind == dims[axis]) {
      return node.add(layer.apply(axis), input);
    }
    int[] flat = Arrays.copyOf(dims, axis + 1);
    flat[axis] = behind;
    Node flattened = node.part("flat", new Reshape(Shape.of(flat)), input);
    Node softened = node.part("softmax", layer.apply(axis), flattened);
    return node.add(new Reshape(input.shape()), softened);
  }
}

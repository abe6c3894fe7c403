package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** Normalisations. */
final class Normalisations {
  private Normalisations() {}

  static String batch(NodeDraft node, BatchNorm layer) {
    return node.operator("BatchNormalization")
        .input(node.input(0))
        .input(vector(node, "weight", layer.scale()))
        .input(vector(node, "bias", layer.shift()))
        .input(vector(node, "running_mean", layer.mean()))
        .input(vector(node, "running_var", layer.variance()))
        .number("epsilon", layer.epsilon())
        .write();
  }

  private static String vector(NodeDraft node, String suffix, FloatTensor values) {
    return node.weights(suffix, values, Shape.of(values.elements()));
  }

  /**
   * As PyTorch exports it; ONNX's own GroupNormalization came later and changed its meaning.
   *
   * <pre>
   *   C x ... -> Reshape groups x rest -> InstanceNormalization -> Reshape C x ... -> Mul -> Add
   * </pre>
   */
  static String group(NodeDraft node, GroupNorm layer) {
    Shape shape = node.shape();
    Shape grouped = Shape.of(layer.groups(), shape.elements() / layer.groups());
    String normal =
        node.operator("InstanceNormalization")
            .input(node.reshaped(node.input(0), grouped))
            .input(node.weights("one", FloatTensor.filled(Shape.of(layer.groups()), 1)))
            .input(node.weights("zero", FloatTensor.zeros(Shape.of(layer.groups()))))
            .number("epsilon", layer.epsilon())
            .write();
    Shape perChannel = perChannel(shape);
    String scaled =
        node.operator("Mul")
            .input(node.reshaped(normal, shape))
            .input(node.weights("weight", layer.scale(), perChannel))
            .write();
    return node.operator("Add")
        .input(scaled)
        .input(node.weights("bias", layer.shift(), perChannel))
        .write();
  }

  private static Shape perChannel(Shape shape) {
    int[] dims = new int[shape.rank()];
    Arrays.fill(dims, 1);
    dims[0] = shape.channels();
    return Shape.of(dims);
  }

  /** Runtimes have it over feature maps only; other shapes become maps on the way. */
  static String localResponse(NodeDraft node, LocalResponseNorm layer) {
    Shape shape = node.shape();
    if (shape.isFeatureMap()) {
      return localResponse(node, layer, node.input(0));
    }
    int channels = shape.channels();
    Shape map = Shape.chw(channels, shape.elements() / channels, 1);
    return node.reshaped(localResponse(node, layer, node.reshaped(node.input(0), map)), shape);
  }

  private static String localResponse(NodeDraft node, LocalResponseNorm layer, String input) {
    return node.operator("LRN")
        .input(input)
        .integer("size", layer.size())
        .number("alpha", layer.alpha())
        .number("beta", layer.beta())
        .number("bias", layer.bias())
        .write();
  }
}

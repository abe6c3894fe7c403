package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Activation.Kind;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** ONNX activations; the defaults are those of the ONNX text. */
final class ActivationOperators {
  private static final float SELU_ALPHA = 1.6732632f;
  private static final float SELU_GAMMA = 1.050701f;
  private static final int UNIDIRECTIONAL_BROADCAST_OPSET = 7;

  private ActivationOperators() {}

  static Value plain(OnnxNode node, Kind kind) {
    return activate(node, Activation.of(kind));
  }

  static Value celu(OnnxNode node) {
    return withAlpha(node, Kind.CELU, 1);
  }

  static Value elu(OnnxNode node) {
    return withAlpha(node, Kind.ELU, 1);
  }

  static Value leakyRelu(OnnxNode node) {
    return withAlpha(node, Kind.LEAKY_RELU, 0.01f);
  }

  static Value swish(OnnxNode node) {
    return withAlpha(node, Kind.SWISH, 1);
  }

  static Value thresholdedRelu(OnnxNode node) {
    return withAlpha(node, Kind.THRESHOLDED_RELU, 1);
  }

  static Value hardSigmoid(OnnxNode node) {
    float beta = node.attributes().decimal("beta", 0.5f);
    return activate(
        node, new Activation(Kind.HARD_SIGMOID, node.attributes().decimal("alpha", 0.2f), beta));
  }

  static Value selu(OnnxNode node) {
    float gamma = node.attributes().decimal("gamma", SELU_GAMMA);
    return activate(
        node, new Activation(Kind.SELU, node.attributes().decimal("alpha", SELU_ALPHA), gamma));
  }

  static Value gelu(OnnxNode node) {
    String approximate = node.attributes().text("approximate", "none");
    return plain(node, approximate.equals("tanh") ? Kind.GELU_TANH : Kind.GELU);
  }

  static Value clip(OnnxNode node) {
    return activate(
        node,
        Activation.clip(
            bound(node, "min", 1, Float.NEGATIVE_INFINITY),
            bound(node, "max", 2, Float.POSITIVE_INFINITY)));
  }

  /** An attribute before opset 11, an input since. */
  private static float bound(OnnxNode node, String attribute, int input, float otherwise) {
    return node.has(input)
        ? node.floats(input).at(0)
        : node.attributes().decimal(attribute, otherwise);
  }

  static Value prelu(OnnxNode node) {
    Node input = node.node(0);
    FloatTensor slope = node.floats(1);
    boolean perChannel = node.opset() < UNIDIRECTIONAL_BROADCAST_OPSET && slope.shape().rank() == 1;
    if (perChannel && slope.elements() > 1) {
      int[] dims = new int[input.shape().rank()];
      Arrays.fill(dims, 1);
      dims[0] = slope.elements();
      return node.add(new Prelu(slope.reshape(Shape.of(dims))), input);
    }
    return node.add(new Prelu(slope.reshape(Operands.imageShape(node, 1))), input);
  }

  private static Value withAlpha(OnnxNode node, Kind kind, float otherwise) {
    return activate(node, new Activation(kind, node.attributes().decimal("alpha", otherwise), 0));
  }

  private static Value activate(OnnxNode node, Activation activation) {
    return node.add(new Activate(activation), node.node(0));
  }
}

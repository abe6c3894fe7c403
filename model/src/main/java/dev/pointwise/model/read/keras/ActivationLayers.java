package dev.pointwise.model.read.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Activation.Kind;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Softmax;
import java.util.function.Function;

/** Activations: as layers of their own, and inside other layers. */
final class ActivationLayers {
  private static final float SIX = 6;

  private ActivationLayers() {}

  /** A layer with the activation that it names inside; a softmax becomes a node of its own. */
  static Node behind(KerasNode node, Function<Activation, Layer> layer, Node input) {
    String name = name(node);
    if (!name.equals("softmax")) {
      return node.add(layer.apply(activation(node, name)), input);
    }
    Node linear = node.part("linear", layer.apply(Activation.NONE), input);
    return node.add(new Softmax(node.axis(-1, linear.shape().rank())), linear);
  }

  static Node named(KerasNode node) {
    String name = name(node);
    return name.equals("softmax")
        ? softmax(node)
        : node.add(new Activate(activation(node, name)), node.input());
  }

  static Node softmax(KerasNode node) {
    int axis = node.config().integer("axis", -1);
    return node.add(new Softmax(node.axis(axis, node.input().shape().rank())), node.input());
  }

  static Node relu(KerasNode node) {
    LayerConfig config = node.config();
    float slope = config.number("negative_slope", 0);
    float threshold = config.number("threshold", 0);
    float most = config.number("max_value", Float.POSITIVE_INFINITY);
    boolean bounded = most != Float.POSITIVE_INFINITY;
    if ((slope != 0 && (bounded || threshold != 0)) || (bounded && threshold != 0)) {
      throw node.unsupported(
          "has negative_slope %s, threshold %s and max_value %s; one of them is supported",
          slope, threshold, most);
    }
    Activation relu =
        threshold == 0 ? Activation.RELU : new Activation(Kind.THRESHOLDED_RELU, threshold, 0);
    Activation leaky = slope == 0 ? relu : new Activation(Kind.LEAKY_RELU, slope, 0);
    return node.add(new Activate(bounded ? Activation.clip(0, most) : leaky), node.input());
  }

  /** Keras 2 calls the slope alpha. */
  static Node leakyRelu(KerasNode node) {
    float slope = node.config().number("negative_slope", node.config().number("alpha", 0.3f));
    return node.add(new Activate(new Activation(Kind.LEAKY_RELU, slope, 0)), node.input());
  }

  static Node elu(KerasNode node) {
    float alpha = node.config().number("alpha", 1);
    return node.add(new Activate(new Activation(Kind.ELU, alpha, 0)), node.input());
  }

  private static String name(KerasNode node) {
    JsonNode value = node.config().value("activation");
    if (value.isObject()) { // newer Keras: {"class_name": "function", "config": "relu6"}
      JsonNode function = value.path("config");
      return function.isTextual() ? function.asText() : value.path("class_name").asText();
    }
    return value.isTextual() ? value.asText() : "linear";
  }

  private static Activation activation(KerasNode node, String name) {
    return switch (name) {
      case "linear" -> Activation.NONE;
      case "relu" -> Activation.RELU;
      case "relu6" -> Activation.clip(0, SIX);
      case "elu" -> new Activation(Kind.ELU, 1, 0);
      case "sigmoid" -> Activation.of(Kind.SIGMOID);
      case "tanh" -> Activation.of(Kind.TANH);
      case "softplus" -> Activation.of(Kind.SOFTPLUS);
      case "softsign" -> Activation.of(Kind.SOFTSIGN);
      case "swish", "silu" -> new Activation(Kind.SWISH, 1, 0);
      case "mish" -> Activation.of(Kind.MISH);
      case "gelu" -> Activation.of(Kind.GELU);
      default -> throw node.unsupported("has the activation '%s', which is not supported", name);
    };
  }
}

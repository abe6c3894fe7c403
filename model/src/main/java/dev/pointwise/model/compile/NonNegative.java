package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;

/** Knows of some nodes that their values are never below zero. */
final class NonNegative {
  private NonNegative() {}

  static boolean isKnownOf(Node node) {
    Node source = node;
    while (source.layer() instanceof MaxPool2d) {
      source = source.inputs().get(0);
    }
    Layer layer = source.layer();
    return (layer instanceof Activate activate && isKnownOf(activate.activation()))
        || (layer instanceof Conv2d conv && isKnownOf(conv.activation()))
        || (layer instanceof Arithmetic arithmetic && isKnownOf(arithmetic.activation()));
  }

  private static boolean isKnownOf(Activation activation) {
    return switch (activation.kind()) {
      case RELU, SIGMOID, HARD_SIGMOID, SOFTPLUS -> true;
      case CLIP, THRESHOLDED_RELU -> activation.alpha() >= 0;
      case NONE,
          LEAKY_RELU,
          ELU,
          CELU,
          SELU,
          HARD_SWISH,
          SWISH,
          MISH,
          GELU,
          GELU_TANH,
          TANH,
          SOFTSIGN ->
          false;
    };
  }
}

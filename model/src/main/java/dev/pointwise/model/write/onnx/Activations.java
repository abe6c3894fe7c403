package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.Activation;

/** Activations, whether layers of their own or part of another. */
final class Activations {
  private Activations() {}

  static String write(NodeDraft node, Activation activation, String input) {
    return switch (activation.kind()) {
      case NONE -> input;
      case RELU -> plain(node, "Relu", input);
      case CLIP -> clip(node, activation, input);
      case LEAKY_RELU -> withAlpha(node, "LeakyRelu", activation, input).write();
      case THRESHOLDED_RELU -> withAlpha(node, "ThresholdedRelu", activation, input).write();
      case ELU -> withAlpha(node, "Elu", activation, input).write();
      case CELU -> withAlpha(node, "Celu", activation, input).write();
      case SELU ->
          withAlpha(node, "Selu", activation, input).number("gamma", activation.beta()).write();
      case SIGMOID -> plain(node, "Sigmoid", input);
      case HARD_SIGMOID ->
          withAlpha(node, "HardSigmoid", activation, input)
              .number("beta", activation.beta())
              .write();
      case HARD_SWISH -> plain(node, "HardSwish", input);
      case SWISH -> swish(node, activation, input);
      case MISH -> plain(node, "Mish", input);
      case GELU -> plain(node, "Gelu", input);
      case GELU_TANH -> node.operator("Gelu").input(input).text("approximate", "tanh").write();
      case TANH -> plain(node, "Tanh", input);
      case SOFTPLUS -> plain(node, "Softplus", input);
      case SOFTSIGN -> plain(node, "Softsign", input);
    };
  }

  private static String plain(NodeDraft node, String operator, String input) {
    return node.operator(operator).input(input).write();
  }

  private static OperatorDraft withAlpha(
      NodeDraft node, String operator, Activation activation, String input) {
    return node.operator(operator).input(input).number("alpha", activation.alpha());
  }

  private static String clip(NodeDraft node, Activation activation, String input) {
    OperatorDraft clip = node.operator("Clip").input(input);
    if (Float.isFinite(activation.alpha())) {
      clip.input(node.scalar("min", activation.alpha()));
    } else {
      clip.noInput();
    }
    if (Float.isFinite(activation.beta())) {
      clip.input(node.scalar("max", activation.beta()));
    }
    return clip.write();
  }

  // ONNX has Swish since opset 24: x * sigmoid(alpha * x) before.
  private static String swish(NodeDraft node, Activation activation, String input) {
    String scaled =
        activation.alpha() == 1
            ? input
            : node.operator("Mul")
                .input(input)
                .input(node.scalar("alpha", activation.alpha()))
                .write();
    String gate = plain(node, "Sigmoid", scaled);
    return node.operator("Mul").input(input).input(gate).write();
  }
}

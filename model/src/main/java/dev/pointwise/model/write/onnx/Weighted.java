package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** Convolutions and dense layers. */
final class Weighted {
  private Weighted() {}

  /** Conv, then Add of the residual, then the activation. */
  static String conv(NodeDraft node, Conv2d layer) {
    requireRoundingDown(node, layer.window());
    OperatorDraft conv =
        Windows.on(node.operator("Conv"), layer.window())
            .input(node.input(0))
            .integer("group", layer.groups());
    weights(node, conv, layer.weight(), layer.bias());
    String sum =
        node.inputs() == 1
            ? conv.write()
            : node.operator("Add").input(conv.write()).input(node.input(1)).write();
    return Activations.write(node, layer.activation(), sum);
  }

  private static void requireRoundingDown(NodeDraft node, Window2d window) {
    Shape input = node.inputShape(0);
    Window2d down = window.rounding(Window2d.Rounding.FLOOR);
    if (down.outputHeight(input.height()) != node.shape().height()
        || down.outputWidth(input.width()) != node.shape().width()) {
      throw node.refusal(
          "rounds its output of %s up, which ONNX's Conv cannot; give it more padding behind",
          node.shape());
    }
  }

  static String convTranspose(NodeDraft node, ConvTranspose2d layer) {
    OperatorDraft conv =
        Windows.on(node.operator("ConvTranspose"), layer.window())
            .input(node.input(0))
            .integer("group", layer.groups())
            .integers(
                "output_padding", layer.outputPadding().height(), layer.outputPadding().width());
    weights(node, conv, layer.weight(), layer.bias());
    return conv.write();
  }

  /** Gemm for a vector; for maps, whose last axis is multiplied, MatMul and Add. */
  static String dense(NodeDraft node, Dense layer) {
    String sum = node.shape().rank() == 1 ? gemm(node, layer) : matMul(node, layer);
    return Activations.write(node, layer.activation(), sum);
  }

  private static String gemm(NodeDraft node, Dense layer) {
    OperatorDraft gemm = node.operator("Gemm").input(node.input(0)).integer("transB", 1);
    weights(node, gemm, layer.weight(), layer.bias());
    return gemm.write();
  }

  private static String matMul(NodeDraft node, Dense layer) {
    String weight = node.weights("weight", transposed(layer.weight()));
    String product = node.operator("MatMul").input(node.input(0)).input(weight).write();
    return layer.bias().isAbsent()
        ? product
        : node.operator("Add").input(product).input(node.weights("bias", layer.bias())).write();
  }

  private static FloatTensor transposed(FloatTensor matrix) {
    int rows = matrix.shape().dim(0);
    int columns = matrix.shape().dim(1);
    float[] values = new float[matrix.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.at(i % rows * columns + i / rows);
    }
    return FloatTensor.of(Shape.of(columns, rows), values);
  }

  private static void weights(
      NodeDraft node, OperatorDraft operator, FloatTensor weight, FloatTensor bias) {
    operator.input(node.weights("weight", weight));
    if (!bias.isAbsent()) {
      operator.input(node.weights("bias", bias, Shape.of(bias.elements())));
    }
  }
}

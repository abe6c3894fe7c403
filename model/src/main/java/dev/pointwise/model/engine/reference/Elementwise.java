package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Layers that treat each value by itself. */
final class Elementwise {
  private Elementwise() {}

  static FloatTensor activate(Activate layer, FloatTensor input) {
    Operand operand = Operand.of(input);
    return Operand.compute(
        input.shape(), index -> ActivationFunction.apply(layer.activation(), operand.at(index)));
  }

  static FloatTensor arithmetic(Arithmetic layer, List<FloatTensor> inputs, Shape output) {
    List<Operand> operands =
        inputs.stream().map(input -> Operand.broadcast(input, output.rank())).toList();
    return Operand.compute(
        output,
        index -> {
          double value = operands.get(0).at(index);
          for (Operand operand : operands.subList(1, operands.size())) {
            value = combine(layer.operation(), value, operand.at(index));
          }
          boolean isMean = layer.operation() == Arithmetic.Operation.MEAN;
          return ActivationFunction.apply(
              layer.activation(), isMean ? value / operands.size() : value);
        });
  }

  private static double combine(Arithmetic.Operation operation, double left, double right) {
    return switch (operation) {
      case ADD, MEAN -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MAX -> Math.max(left, right);
      case MIN -> Math.min(left, right);
    };
  }

  static FloatTensor prelu(Prelu layer, FloatTensor input) {
    Operand values = Operand.of(input);
    Operand slopes = Operand.broadcast(layer.slope(), input.shape().rank());
    return Operand.compute(
        input.shape(),
        index -> {
          double x = values.at(index);
          return x < 0 ? slopes.at(index) * x : x;
        });
  }
}

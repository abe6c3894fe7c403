package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Arithmetic, value by value. */
final class Sums {
  private Sums() {}

  static String write(NodeDraft node, Arithmetic layer) {
    List<String> operands =
        IntStream.range(0, node.inputs()).mapToObj(input -> operand(node, input)).toList();
    String result =
        switch (layer.operation()) {
          case ADD ->
              operands.size() == 2 ? all(node, "Add", operands) : all(node, "Sum", operands);
          case MAX -> all(node, "Max", operands);
          case MIN -> all(node, "Min", operands);
          case MEAN -> all(node, "Mean", operands);
          case SUBTRACT -> oneByOne(node, "Sub", operands);
          case MULTIPLY -> oneByOne(node, "Mul", operands);
          case DIVIDE -> oneByOne(node, "Div", operands);
        };
    return Activations.write(node, layer.activation(), result);
  }

  /** With as many axes as the result, so that batch meets batch where the axes are aligned. */
  private static String operand(NodeDraft node, int input) {
    Shape shape = node.inputShape(input);
    int lacking = node.shape().rank() - shape.rank();
    if (lacking == 0) {
      return node.input(input);
    }
    List<Integer> dims = new ArrayList<>(Collections.nCopies(lacking, 1));
    dims.addAll(shape.dims());
    return node.reshaped(node.input(input), new Shape(dims));
  }

  private static String all(NodeDraft node, String operator, List<String> operands) {
    return operands.size() == 1
        ? operands.get(0)
        : node.operator(operator).inputs(operands).write();
  }

  /** Operators that take two operands. */
  private static String oneByOne(NodeDraft node, String operator, List<String> operands) {
    String result = operands.get(0);
    for (String operand : operands.subList(1, operands.size())) {
      result = node.operator(operator).input(result).input(operand).write();
    }
    return result;
  }
}

package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** ONNX arithmetic, value by value. */
final class ArithmeticOperators {
  private static final int NUMPY_BROADCAST_OPSET = 7;
  private static final int LARGEST_POWER = 4;

  private ArithmeticOperators() {}

  static Value broadcast(OnnxNode node, Operation operation) {
    if (node.inputs() == 1) {
      return node.value(0);
    }
    boolean aligned = node.opset() < NUMPY_BROADCAST_OPSET && node.attributes().has("axis");
    Node[] operands = aligned ? new Node[] {node.node(0), alignedOperand(node)} : Operands.of(node);
    return node.add(layer(operation), operands);
  }

  // ONNX before opset 7: attribute axis says where the second operand's axes stand.
  private static Node alignedOperand(OnnxNode node) {
    FloatTensor value = node.floats(1);
    int rank = node.computed(0).rank();
    int axis = node.imageAxis(node.attributes().integer("axis", 0), rank);
    int[] dims = Arrays.copyOf(value.shape().toArray(), rank - 1 - axis);
    Arrays.fill(dims, Math.min(value.shape().rank(), dims.length), dims.length, 1);
    return node.constant(1, value.reshape(Shape.of(dims)));
  }

  static Value neg(OnnxNode node) {
    return node.add(layer(Operation.MULTIPLY), node.node(0), scalar(node, -1));
  }

  static Value abs(OnnxNode node) {
    Node negative =
        node.part("negative", layer(Operation.MULTIPLY), node.node(0), scalar(node, -1));
    return node.add(layer(Operation.MAX), node.node(0), negative);
  }

  static Value reciprocal(OnnxNode node) {
    return node.add(layer(Operation.DIVIDE), scalar(node, 1), node.node(0));
  }

  /** Small whole powers as products. */
  static Value pow(OnnxNode node) {
    Node input = node.node(0);
    FloatTensor exponent = node.floats(1);
    float power = exponent.elements() == 1 ? exponent.at(0) : Float.NaN;
    if (power != Math.rint(power) || power < 1 || power > LARGEST_POWER) {
      throw node.unsupported(
          "raises to %s; only whole powers from 1 to %d are supported",
          exponent.elements() == 1 ? power : exponent.shape(), LARGEST_POWER);
    }
    if (power == 1) {
      return node.value(0);
    }
    Node[] factors = new Node[(int) power];
    Arrays.fill(factors, input);
    return node.add(layer(Operation.MULTIPLY), factors);
  }

  static Arithmetic layer(Operation operation) {
    return new Arithmetic(operation, Activation.NONE);
  }

  private static Node scalar(OnnxNode node, float value) {
    return node.literal("scalar " + value, FloatTensor.of(Shape.SCALAR, value));
  }
}

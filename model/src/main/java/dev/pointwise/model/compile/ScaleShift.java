package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * What some layers do to each channel of one input: {@code factor * x + shift}. They are batch
 * norm, and sums, differences, products and quotients with a constant of one value, or of one value
 * a channel.
 */
final class ScaleShift {
  private final Node input;
  private final double[] factors;
  private final double[] shifts;

  private ScaleShift(Node input, IntToDoubleFunction factor, IntToDoubleFunction shift) {
    int channels = input.shape().channels();
    this.input = input;
    this.factors = new double[channels];
    this.shifts = new double[channels];
    Arrays.setAll(factors, factor);
    Arrays.setAll(shifts, shift);
  }

  /** Empty when the node does something else, or when its numbers are not all finite. */
  static Optional<ScaleShift> of(Node node) {
    Optional<ScaleShift> found = Optional.empty();
    if (node.layer() instanceof BatchNorm norm) {
      found = Optional.of(of(norm, node.inputs().get(0)));
    } else if (node.layer() instanceof Arithmetic arithmetic && node.inputs().size() == 2) {
      found = of(arithmetic, node);
    }
    return found.filter(ScaleShift::isFinite);
  }

  private static ScaleShift of(BatchNorm norm, Node input) {
    IntToDoubleFunction factor =
        channel ->
            norm.scale().at(channel)
                / Math.sqrt((double) norm.variance().at(channel) + norm.epsilon());
    return new ScaleShift(
        input,
        factor,
        channel ->
            norm.shift().at(channel) - norm.mean().at(channel) * factor.applyAsDouble(channel));
  }

  private static Optional<ScaleShift> of(Arithmetic arithmetic, Node node) {
    Node left = node.inputs().get(0);
    Node right = node.inputs().get(1);
    boolean constantFirst = left.layer() instanceof Constant;
    Node input = constantFirst ? right : left;
    Node operand = constantFirst ? left : right;
    boolean fits =
        arithmetic.activation().isNone()
            && operand.layer() instanceof Constant
            && node.shape().equals(input.shape())
            && isOneOrPerChannel(operand.shape(), input.shape());
    if (!fits) {
      return Optional.empty();
    }
    IntToDoubleFunction value = valueOf(((Constant) operand.layer()).value());
    return constantFirst
        ? by(value, arithmetic.operation(), input)
        : of(input, arithmetic.operation(), value);
  }

  private static boolean isOneOrPerChannel(Shape operand, Shape input) {
    return input.rank() > 0
        && (operand.elements() == 1
            || (operand.rank() == input.rank()
                && operand.channels() == input.channels()
                && operand.elements() == operand.channels()));
  }

  private static IntToDoubleFunction valueOf(FloatTensor constant) {
    return constant.elements() == 1 ? channel -> constant.at(0) : constant::at;
  }

  /** The input, then the constant. */
  private static Optional<ScaleShift> of(
      Node input, Operation operation, IntToDoubleFunction value) {
    return switch (operation) {
      case ADD -> Optional.of(new ScaleShift(input, c -> 1, value));
      case SUBTRACT -> Optional.of(new ScaleShift(input, c -> 1, c -> -value.applyAsDouble(c)));
      case MULTIPLY -> Optional.of(new ScaleShift(input, value, c -> 0));
      case DIVIDE -> Optional.of(new ScaleShift(input, c -> 1 / value.applyAsDouble(c), c -> 0));
      case MAX, MIN, MEAN -> Optional.empty();
    };
  }

  /** The constant, then the input. */
  private static Optional<ScaleShift> by(
      IntToDoubleFunction value, Operation operation, Node input) {
    return switch (operation) {
      case ADD, MULTIPLY -> of(input, operation, value);
      case SUBTRACT -> Optional.of(new ScaleShift(input, c -> -1, value));
      case DIVIDE, MAX, MIN, MEAN -> Optional.empty();
    };
  }

  private boolean isFinite() {
    return Arrays.stream(factors).allMatch(Double::isFinite)
        && Arrays.stream(shifts).allMatch(Double::isFinite);
  }

  Node input() {
    return input;
  }

  double factor(int channel) {
    return factors[channel];
  }

  double shift(int channel) {
    return shifts[channel];
  }

  /** Zero stays zero. */
  boolean onlyScales() {
    return Arrays.stream(shifts).allMatch(shift -> shift == 0);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Value by value over one or more inputs, which broadcast to a common shape, from left to right;
 * then the activation.
 */
public record Arithmetic(Operation operation, Activation activation) implements Layer {
  /** What is done with the operands. */
  public enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MAX,
    MIN,
    MEAN
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Check.that(!inputs.isEmpty(), "takes at least one input but receives none");
    return Broadcast.shapes(inputs);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

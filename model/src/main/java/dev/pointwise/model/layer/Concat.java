package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Inputs stacked along one axis; axis 0 is the channels. */
public record Concat(int axis) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Check.that(!inputs.isEmpty(), "takes at least one input but receives none");
    Shape first = inputs.get(0);
    Check.axis(axis, first);
    int extent = 0;
    for (Shape input : inputs) {
      Check.that(
          input.rank() == first.rank() && input.withDim(axis, 0).equals(first.withDim(axis, 0)),
          "stacks %s along axis %d, but they differ in another axis",
          inputs,
          axis);
      extent += input.dim(axis);
    }
    return first.withDim(axis, extent);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Axes in another order: output axis i is input axis {@code order[i]}. */
public record Transpose(List<Integer> order) implements Layer {
  public Transpose {
    order = List.copyOf(order);
    Check.that(
        order.stream().distinct().count() == order.size()
            && order.stream().allMatch(axis -> axis >= 0),
        "has order %s, which is no permutation",
        order);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(
        input.rank() == order.size() && order.stream().allMatch(axis -> axis < input.rank()),
        "permutes axes %s but receives %s",
        order,
        input);
    return new Shape(order.stream().map(input::dim).toList());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

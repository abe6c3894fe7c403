package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** One value a channel (the first axis) from all its cells; the other axes become 1. */
public record GlobalPool(Kind kind) implements Layer {
  /** What becomes of the cells. */
  public enum Kind {
    AVERAGE,
    MAX
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(input.rank() > 0, "expects channels but receives a scalar");
    return new Shape(
        IntStream.range(0, input.rank())
            .mapToObj(axis -> axis == 0 ? input.channels() : 1)
            .toList());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

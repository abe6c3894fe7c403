package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The same values under another shape: flatten, squeeze, unsqueeze and reshape alike. */
public record Reshape(Shape shape) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(
        input.elements() == shape.elements(),
        "reshapes to %s (%d values) but receives %s (%d values)",
        shape,
        shape.elements(),
        input,
        input.elements());
    return shape;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Where one image's tensor enters the graph. */
public record Input(Shape shape) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Check.that(inputs.isEmpty(), "is the graph's input but receives %d inputs", inputs.size());
    return shape;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

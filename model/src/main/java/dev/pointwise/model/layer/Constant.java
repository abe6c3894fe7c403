package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** A tensor that is the same for every image. */
public record Constant(FloatTensor value) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Check.that(inputs.isEmpty(), "is a constant but receives %d inputs", inputs.size());
    return value.shape();
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

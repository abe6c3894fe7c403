package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** An activation as a layer of its own. */
public record Activate(Activation activation) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Check.only(inputs);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

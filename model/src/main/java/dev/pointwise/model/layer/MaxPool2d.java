package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The largest value under the window; padding never wins. */
public record MaxPool2d(Window2d window) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Check.pooled(window, Check.only(inputs));
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

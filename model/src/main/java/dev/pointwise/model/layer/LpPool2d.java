package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The p-norm of the values under the window: {@code (sum |x|^p)^(1/p)}. */
public record LpPool2d(Window2d window, int p) implements Layer {
  public LpPool2d {
    Check.that(p > 0, "takes the norm of order p = %d; it is at least 1", p);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Check.pooled(window, Check.only(inputs));
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

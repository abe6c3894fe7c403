package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The mean under the window. */
public record AveragePool2d(Window2d window, Divisor divisor) implements Layer {
  /** What the sum is divided by. */
  public enum Divisor {
    /** Cells of the input under the window (ONNX {@code count_include_pad} 0). */
    REAL_CELLS,
    /** Cells of input and padding under the window, but none beyond the padding. */
    PADDED_CELLS
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

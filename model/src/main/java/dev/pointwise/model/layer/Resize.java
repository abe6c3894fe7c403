package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * A feature map stretched or shrunk to {@code output} cells (ONNX Resize and Upsample). {@code
 * scaleHeight} and {@code scaleWidth} are output cells per input cell as the model states them; the
 * rounded sizes alone do not tell them.
 */
public record Resize(
    Size output,
    float scaleHeight,
    float scaleWidth,
    Interpolation interpolation,
    Coordinates coordinates,
    Nearest nearest)
    implements Layer {

  /** How a value between cells is made. */
  public enum Interpolation {
    NEAREST,
    LINEAR
  }

  /**
   * Which input position an output cell stands for (ONNX {@code coordinate_transformation_mode}).
   */
  public enum Coordinates {
    HALF_PIXEL,
    HALF_PIXEL_SYMMETRIC,
    PYTORCH_HALF_PIXEL,
    ALIGN_CORNERS,
    ASYMMETRIC
  }

  /** Which cell is nearest to a position between two (ONNX {@code nearest_mode}). */
  public enum Nearest {
    ROUND_PREFER_FLOOR,
    ROUND_PREFER_CEIL,
    FLOOR,
    CEIL
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.featureMap(Check.only(inputs));
    return Shape.chw(input.channels(), output.height(), output.width());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

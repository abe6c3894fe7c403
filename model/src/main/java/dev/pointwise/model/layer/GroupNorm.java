package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Normalisation of each group of channels by its own mean and variance in this image, then {@code
 * scale} and {@code shift}, one number a channel. As many groups as channels is instance norm.
 */
public record GroupNorm(int groups, FloatTensor scale, FloatTensor shift, float epsilon)
    implements Layer {
  public GroupNorm {
    Check.that(
        groups > 0 && scale.elements() % groups == 0 && shift.elements() == scale.elements(),
        "has %d groups, %d scales and %d shifts; groups must divide both",
        groups,
        scale.elements(),
        shift.elements());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(
        input.rank() > 0 && input.channels() == scale.elements(),
        "normalises %d channels but receives %s",
        scale.elements(),
        input);
    return input;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

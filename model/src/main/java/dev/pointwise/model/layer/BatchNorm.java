package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Batch normalisation with the statistics of training: {@code scale * (x - mean) / sqrt(variance +
 * epsilon) + shift}, one number of each per channel (the first axis).
 */
public record BatchNorm(
    FloatTensor scale, FloatTensor shift, FloatTensor mean, FloatTensor variance, float epsilon)
    implements Layer {
  public BatchNorm {
    int channels = scale.elements();
    Check.that(
        shift.elements() == channels
            && mean.elements() == channels
            && variance.elements() == channels,
        "has %d scales, %d shifts, %d means, %d variances; they must be as many",
        channels,
        shift.elements(),
        mean.elements(),
        variance.elements());
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

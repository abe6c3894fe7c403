package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Normalisation over neighbouring channels: {@code x / (bias + alpha / size * sum x^2) ^ beta}, the
 * sum over {@code size} channels around x's (ONNX LRN; AlexNet section 3.3).
 */
public record LocalResponseNorm(int size, float alpha, float beta, float bias) implements Layer {
  public LocalResponseNorm {
    Check.that(size > 0, "normalises over %d channels; it takes at least 1", size);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(input.rank() > 0, "expects channels but receives a scalar");
    return input;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

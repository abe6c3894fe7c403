package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Fully connected layer over the last axis. {@code weight} is OI, {@code bias} is O. */
public record Dense(FloatTensor weight, FloatTensor bias, Activation activation) implements Layer {
  public Dense {
    Check.that(weight.shape().rank() == 2, "expects a weight OI but has %s", weight.shape());
    Check.that(weight.elements() > 0, "has an empty weight %s", weight.shape());
    Check.that(
        bias.elements() == weight.shape().dim(0),
        "has %d bias values for %d outputs",
        bias.elements(),
        weight.shape().dim(0));
  }

  public int inFeatures() {
    return weight.shape().dim(1);
  }

  public int outFeatures() {
    return weight.shape().dim(0);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(
        input.rank() > 0 && input.dim(input.rank() - 1) == inFeatures(),
        "expects %d features (weight %s) but receives %s",
        inFeatures(),
        weight.shape(),
        input);
    return input.withDim(input.rank() - 1, outFeatures());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** x where positive, else {@code slope * x}; the slope broadcasts to the input. */
public record Prelu(FloatTensor slope) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(
        Broadcast.shapes(List.of(input, slope.shape())).equals(input),
        "has a slope of %s, which does not fit input %s",
        slope.shape(),
        input);
    return input;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

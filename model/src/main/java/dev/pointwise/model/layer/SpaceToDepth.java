package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Squares of {@code block} x {@code block} cells laid out as channels: channel = cell * maps + map.
 */
public record SpaceToDepth(int block) implements Layer {
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.featureMap(Check.only(inputs));
    Check.that(
        block > 0 && input.height() % block == 0 && input.width() % block == 0,
        "has block %d, which does not divide %s",
        block,
        input);
    return Shape.chw(
        input.channels() * block * block, input.height() / block, input.width() / block);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Blocks of channels laid out as squares of {@code block} x {@code block} cells (pixel shuffle).
 */
public record DepthToSpace(int block, Order order) implements Layer {
  /** Where the block's cells stand among the channels, as ONNX names it. */
  public enum Order {
    /** Depth, column, row: channel = cell * maps + map. */
    DCR,
    /** Column, row, depth: channel = map * cells + cell. */
    CRD
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.featureMap(Check.only(inputs));
    Check.that(
        block > 0 && input.channels() % (block * block) == 0,
        "has block %d, whose square does not divide the channels of %s",
        block,
        input);
    return Shape.chw(
        input.channels() / (block * block), input.height() * block, input.width() * block);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

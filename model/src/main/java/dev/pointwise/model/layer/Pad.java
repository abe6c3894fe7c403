package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Values added before and after each axis; negative amounts cut. {@code value} is for CONSTANT. */
public record Pad(Mode mode, List<Integer> before, List<Integer> after, float value)
    implements Layer {
  /** Where the added values come from. */
  public enum Mode {
    CONSTANT,
    /** Mirrored without repeating the border value. */
    REFLECT,
    /** The border value repeated. */
    EDGE,
    /** The other end again. */
    WRAP
  }

  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
    Check.that(before.size() == after.size(), "pads %s before but %s after", before, after);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(input.rank() == before.size(), "pads %d axes but receives %s", before.size(), input);
    return new Shape(
        IntStream.range(0, input.rank())
            .mapToObj(axis -> before.get(axis) + input.dim(axis) + after.get(axis))
            .toList());
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

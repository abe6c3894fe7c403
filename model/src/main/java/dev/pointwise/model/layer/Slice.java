package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a tensor: on each axis {@code sizes} values from {@code starts}, {@code steps} apart
 * (negative steps go backwards). One number of each per axis.
 */
public record Slice(List<Integer> starts, List<Integer> sizes, List<Integer> steps)
    implements Layer {
  public Slice {
    starts = List.copyOf(starts);
    sizes = List.copyOf(sizes);
    steps = List.copyOf(steps);
    Check.that(
        starts.size() == sizes.size() && sizes.size() == steps.size(),
        "has starts %s, sizes %s, steps %s; they must be as many",
        starts,
        sizes,
        steps);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    Check.that(input.rank() == sizes.size(), "cuts %d axes but receives %s", sizes.size(), input);
    Check.that(
        IntStream.range(0, input.rank()).allMatch(axis -> inside(axis, input.dim(axis))),
        "cuts %s values from %s in steps of %s, which input %s does not have",
        sizes,
        starts,
        steps,
        input);
    return new Shape(sizes);
  }

  private boolean inside(int axis, int extent) {
    int first = starts.get(axis);
    int last = first + (sizes.get(axis) - 1) * steps.get(axis);
    return sizes.get(axis) == 0 || (first >= 0 && first < extent && last >= 0 && last < extent);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One value from all values along some axes; those axes become 1 or vanish. */
public record Reduce(Kind kind, Set<Integer> axes, Kept kept) implements Layer {
  /** What becomes of the values; L1 and L2 are their norms. */
  public enum Kind {
    SUM,
    MEAN,
    MAX,
    MIN,
    L1,
    L2
  }

  /** What is left of a reduced axis. */
  public enum Kept {
    AS_ONE,
    DROPPED
  }

  public Reduce {
    axes = Set.copyOf(axes);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.only(inputs);
    axes.forEach(axis -> Check.axis(axis, input));
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (!axes.contains(axis)) {
        dims.add(input.dim(axis));
      } else if (kept == Kept.AS_ONE) {
        dims.add(1);
      }
    }
    return new Shape(dims);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** NumPy's broadcasting: axes are aligned at the end, and an extent of 1 stretches. */
public final class Broadcast {
  private Broadcast() {}

  /** The common shape of all operands. */
  public static Shape shapes(List<Shape> operands) {
    int rank = operands.stream().mapToInt(Shape::rank).max().orElse(0);
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = extent(operands, rank, axis);
    }
    return Shape.of(dims);
  }

  private static int extent(List<Shape> operands, int rank, int axis) {
    int extent = 1;
    for (Shape operand : operands) {
      int own = axis - (rank - operand.rank());
      int dim = own < 0 ? 1 : operand.dim(own);
      Check.that(
          dim == 1 || extent == 1 || dim == extent,
          "cannot broadcast %s to one shape: axis %d is %d and %d",
          operands,
          axis,
          extent,
          dim);
      extent = dim == 1 ? extent : dim;
    }
    return extent;
  }
}

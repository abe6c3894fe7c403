package dev.pointwise.model.read.onnx;

import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** The shape an ONNX Reshape asks for: 0 keeps an extent, one -1 takes what is left. */
final class ReshapeTarget {
  private static final int KEEP = 0;
  private static final int REST = -1;

  private final OnnxNode node;
  private final Shape input;
  private final long[] target;

  private ReshapeTarget(OnnxNode node, long[] target) {
    this.node = node;
    this.input = node.node(0).shape();
    this.target = target;
  }

  /** That of one image, where the target's first axis is the batch. */
  static Shape imageShape(OnnxNode node, long[] target) {
    return new ReshapeTarget(node, target).imageShape();
  }

  private Shape imageShape() {
    if (target.length == 0 || !startsWithBatch()) {
      throw mixes();
    }
    int[] dims = new int[target.length - 1];
    int rest = -1;
    long elements = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = extent(axis);
      if (dims[axis] == REST) {
        rest = axis;
      } else {
        elements *= dims[axis];
      }
    }
    if (rest >= 0 && elements > 0) {
      dims[rest] = (int) (input.elements() / elements);
    }
    Shape shape = Shape.of(dims);
    if (shape.elements() != input.elements()) {
      throw mixes();
    }
    return shape;
  }

  /** A first extent that is not symbolic means the batch if the others hold one whole image. */
  private boolean startsWithBatch() {
    long first = target[0];
    return first == Known.Integers.BATCH
        || first == KEEP
        || first == 1
        || (first == REST && Arrays.stream(target).skip(1).noneMatch(extent -> extent == REST))
        || first == node.statedBatch().orElse(1L);
  }

  private int extent(int axis) {
    long extent = target[axis + 1];
    if (extent == Known.Integers.BATCH) {
      throw node.unsupported("moves the batch to axis %d", axis + 1);
    }
    boolean kept = extent == KEEP && !node.attributes().isSet("allowzero");
    if (kept && axis >= input.rank()) {
      throw mixes();
    }
    return kept ? input.dim(axis) : Math.toIntExact(extent);
  }

  private RuntimeException mixes() {
    String wanted = Arrays.toString(target).replace("" + Known.Integers.BATCH, "batch");
    return node.unsupported("reshapes to %s, which mixes the batch with %s", wanted, input);
  }
}

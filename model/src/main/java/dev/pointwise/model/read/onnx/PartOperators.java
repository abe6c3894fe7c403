package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** ONNX Concat, Split and Slice. */
final class PartOperators {
  private PartOperators() {}

  static Value concat(OnnxNode node) {
    Node[] inputs = Operands.of(node);
    int rank = inputs[0].shape().rank() + 1;
    int axis = node.imageAxis(node.attributes().requiredInteger("axis"), rank);
    return node.add(new Concat(axis), inputs);
  }

  static Value slice(OnnxNode node) {
    Node input = node.node(0);
    Shape shape = input.shape();
    int[] starts = new int[shape.rank()];
    int[] sizes = shape.toArray();
    int[] steps = new int[shape.rank()];
    Arrays.fill(steps, 1);
    for (AxisRange range : AxisRange.of(node, shape.rank() + 1)) {
      if (range.axis() == 0) {
        checkWholeBatch(node, range);
        continue;
      }
      int axis = range.axis() - 1;
      starts[axis] = range.first(shape.dim(axis));
      sizes[axis] = range.size(shape.dim(axis));
      steps[axis] = Math.toIntExact(range.step());
    }
    return Shape.of(sizes).equals(shape) && Arrays.stream(steps).allMatch(step -> step == 1)
        ? node.value(0)
        : node.add(new Slice(boxed(starts), boxed(sizes), boxed(steps)), input);
  }

  private static void checkWholeBatch(OnnxNode node, AxisRange range) {
    if (!range.takesAll(node.statedBatch().orElse((long) Integer.MAX_VALUE))) {
      throw node.unsupported("takes a part of axis 0, the batch");
    }
  }

  static List<Value> split(OnnxNode node) {
    Node input = node.node(0);
    int axis = node.imageAxis(node.attributes().integer("axis", 0), node.computed(0).rank());
    List<Value> parts = new ArrayList<>();
    int start = 0;
    for (int size : sizes(node, input.shape().dim(axis))) {
      Integer[] starts = new Integer[input.shape().rank()];
      Arrays.fill(starts, 0);
      starts[axis] = start;
      Slice part =
          new Slice(
              List.of(starts),
              input.shape().withDim(axis, size).dims(),
              Collections.nCopies(starts.length, 1));
      parts.add(node.add(node.outputs().get(parts.size()), part, input));
      start += size;
    }
    return parts;
  }

  private static int[] sizes(OnnxNode node, int extent) {
    int parts = node.outputs().size();
    int[] sizes =
        node.integers("split", 1)
            .map(given -> Arrays.stream(given).mapToInt(Math::toIntExact).toArray())
            .orElseGet(() -> equalSizes(parts, extent));
    if (sizes.length != parts || Arrays.stream(sizes).sum() != extent) {
      throw new ModelException(
          "splits %d values into %d parts of %s".formatted(extent, parts, Arrays.toString(sizes)));
    }
    return sizes;
  }

  /** The last part may be smaller. */
  private static int[] equalSizes(int parts, int extent) {
    int each = (extent + parts - 1) / parts;
    int[] sizes = new int[parts];
    for (int i = 0; i < parts; i++) {
      sizes[i] = Math.max(0, Math.min(each, extent - i * each));
    }
    return sizes;
  }

  private static List<Integer> boxed(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}

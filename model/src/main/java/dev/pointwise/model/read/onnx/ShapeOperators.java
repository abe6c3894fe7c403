package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.Broadcast;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** ONNX operators that give the same values another shape. */
final class ShapeOperators {
  private ShapeOperators() {}

  static Value reshape(OnnxNode node) {
    long[] target =
        node.integers("shape", 1).orElseThrow(() -> new ModelException("lacks its shape"));
    return reshaped(node, ReshapeTarget.imageShape(node, target));
  }

  static Value flatten(OnnxNode node) {
    Shape shape = node.node(0).shape();
    int rank = node.computed(0).rank();
    int axis = node.attributes().integer("axis", 1);
    int images = axis == rank ? rank : node.positiveAxis(axis, rank);
    boolean mixes =
        images == 0 || Arrays.stream(shape.toArray()).limit(images - 1L).anyMatch(dim -> dim != 1);
    if (mixes) {
      throw node.unsupported("flattens at axis %d, which mixes the batch with %s", axis, shape);
    }
    return reshaped(node, Shape.of(shape.elements()));
  }

  static Value squeeze(OnnxNode node) {
    Shape shape = node.node(0).shape();
    int rank = node.computed(0).rank();
    Set<Integer> axes =
        node.integers("axes", 1)
            .map(given -> imageAxes(node, given, rank))
            .orElseGet(() -> unitAxes(node, shape));
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!axes.contains(axis)) {
        dims.add(shape.dim(axis));
      }
    }
    return reshaped(node, new Shape(dims));
  }

  private static Set<Integer> unitAxes(OnnxNode node, Shape shape) {
    if (node.statedBatch().orElse(0L) == 1) {
      throw node.unsupported("drops all axes of extent 1, the batch among them; give it axes");
    }
    Set<Integer> axes = new TreeSet<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) == 1) {
        axes.add(axis);
      }
    }
    return axes;
  }

  static Value unsqueeze(OnnxNode node) {
    long[] given = node.integers("axes", 1).orElseThrow(() -> new ModelException("lacks its axes"));
    Set<Integer> axes = imageAxes(node, given, node.computed(0).rank() + given.length);
    List<Integer> dims = new ArrayList<>(node.node(0).shape().dims());
    axes.forEach(axis -> dims.add(axis, 1));
    return reshaped(node, new Shape(dims));
  }

  private static Set<Integer> imageAxes(OnnxNode node, long[] axes, int rank) {
    return Arrays.stream(axes)
        .mapToObj(axis -> node.imageAxis(axis, rank))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Values repeated along axes of extent 1, as a sum with zeros of the wanted shape. */
  static Value expand(OnnxNode node) {
    Node input = node.node(0);
    long[] target = node.known(1).integers();
    int rank = node.computed(0).rank();
    if (target.length > rank) {
      throw node.unsupported("adds axes before the batch: to %s", Arrays.toString(target));
    }
    int skipped = target.length == rank ? 1 : 0;
    if (skipped == 1 && !isBatch(node, target[0])) {
      throw node.unsupported("repeats axis 0, the batch");
    }
    int[] dims = Arrays.stream(target).skip(skipped).mapToInt(Math::toIntExact).toArray();
    Shape output = Broadcast.shapes(List.of(input.shape(), Shape.of(dims)));
    if (output.equals(input.shape())) {
      return node.value(0);
    }
    ConstantSize.check(output.elements(), 0);
    Node zeros = node.literal("zeros " + output, FloatTensor.zeros(output));
    return node.add(ArithmeticOperators.layer(Operation.ADD), input, zeros);
  }

  private static boolean isBatch(OnnxNode node, long extent) {
    return extent == 1 || extent == Known.Integers.BATCH || extent == node.statedBatch().orElse(1L);
  }

  private static Value reshaped(OnnxNode node, Shape shape) {
    Node input = node.node(0);
    return shape.equals(input.shape()) ? node.value(0) : node.add(new Reshape(shape), input);
  }
}

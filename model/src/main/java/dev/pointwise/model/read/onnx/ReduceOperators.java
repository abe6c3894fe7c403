package dev.pointwise.model.read.onnx;

import dev.pointwise.model.layer.Reduce;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** ONNX reductions over axes other than the batch. */
final class ReduceOperators {
  private ReduceOperators() {}

  static Value reduce(OnnxNode node, Reduce.Kind kind) {
    Optional<long[]> axes = node.integers("axes", 1).filter(given -> given.length > 0);
    if (axes.isEmpty() && node.attributes().isSet("noop_with_empty_axes")) {
      return node.value(0);
    }
    if (axes.isEmpty()) {
      throw node.unsupported("reduces all axes, the batch among them");
    }
    int rank = node.computed(0).rank();
    Set<Integer> imageAxes =
        Arrays.stream(axes.get())
            .mapToObj(axis -> node.imageAxis(axis, rank))
            .collect(Collectors.toSet());
    Reduce.Kept kept =
        node.attributes().integer("keepdims", 1) == 0 ? Reduce.Kept.DROPPED : Reduce.Kept.AS_ONE;
    return node.add(new Reduce(kind, imageAxes, kept), node.node(0));
  }
}

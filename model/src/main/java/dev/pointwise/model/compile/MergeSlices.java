package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the last part at once.
 *
 * <pre>
 *   x -> Slice(rows) -> Slice(columns)     becomes     x -> Slice(rows and columns)
 * </pre>
 *
 * <p>The first slice stays for its other readers.
 */
public final class MergeSlices implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, (node, uses) -> merge(node));
  }

  private static Optional<Rewrite> merge(Node node) {
    if (!(node.layer() instanceof Slice inner)) {
      return Optional.empty();
    }
    Node before = node.inputs().get(0);
    return before.layer() instanceof Slice outer
        ? Optional.of(new Rewrite.Replace(part(inner, outer), before.inputs()))
        : Optional.empty();
  }

  private static Slice part(Slice inner, Slice outer) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (int axis = 0; axis < inner.sizes().size(); axis++) {
      int step = outer.steps().get(axis);
      starts.add(outer.starts().get(axis) + inner.starts().get(axis) * step);
      steps.add(inner.steps().get(axis) * step);
    }
    return new Slice(starts, inner.sizes(), steps);
  }
}

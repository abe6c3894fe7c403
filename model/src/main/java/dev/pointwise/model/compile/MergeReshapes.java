package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Reshape;
import java.util.Optional;

/**
 * Goes from the first shape to the last at once.
 *
 * <pre>
 *   x -> Reshape(a) -> Reshape(b)     becomes     x -> Reshape(b)
 * </pre>
 *
 * <p>The first reshape stays for its other readers.
 */
public final class MergeReshapes implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, (node, uses) -> merge(node));
  }

  private static Optional<Rewrite> merge(Node node) {
    boolean merges =
        node.layer() instanceof Reshape && node.inputs().get(0).layer() instanceof Reshape;
    return merges
        ? Optional.of(new Rewrite.Replace(node.layer(), node.inputs().get(0).inputs()))
        : Optional.empty();
  }
}

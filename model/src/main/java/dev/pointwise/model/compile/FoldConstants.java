package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.List;
import java.util.Optional;

/**
 * Computes what no image changes.
 *
 * <pre>
 *   Constant(a), Constant(b) -> Arithmetic(ADD)     becomes     Constant(a + b)
 * </pre>
 *
 * <p>Does not fire when an input is no constant.
 */
public final class FoldConstants implements GraphPass {
  /** What a layer computes. */
  public interface Evaluation {
    FloatTensor apply(Layer layer, List<FloatTensor> inputs);
  }

  private final Evaluation evaluation;

  public FoldConstants(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, (node, uses) -> fold(node));
  }

  private Optional<Rewrite> fold(Node node) {
    List<FloatTensor> values =
        node.inputs().stream().map(Node::layer).flatMap(layer -> constant(layer).stream()).toList();
    if (values.isEmpty() || values.size() < node.inputs().size()) {
      return Optional.empty();
    }
    Constant folded = new Constant(evaluation.apply(node.layer(), values));
    return Optional.of(new Rewrite.Replace(folded, List.of()));
  }

  private static Optional<FloatTensor> constant(Layer layer) {
    return layer instanceof Constant constant ? Optional.of(constant.value()) : Optional.empty();
  }
}

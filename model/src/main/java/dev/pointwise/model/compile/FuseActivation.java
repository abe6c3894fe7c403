package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import java.util.Optional;

/**
 * Lets the layer before an activation apply it.
 *
 * <pre>
 *   x -> Conv2d -> Activate(a)     becomes     x -> Conv2d(a);     Dense and Arithmetic alike
 * </pre>
 *
 * <p>Does not fire when the layer has another reader or an activation already.
 */
public final class FuseActivation implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, FuseActivation::fuse);
  }

  private static Optional<Rewrite> fuse(Node node, Uses uses) {
    if (!(node.layer() instanceof Activate activate)) {
      return Optional.empty();
    }
    Node before = node.inputs().get(0);
    return uses.isReadOnlyBy(before, node)
        ? fused(before.layer(), activate.activation())
            .map(layer -> new Rewrite.Replace(layer, before.inputs()))
        : Optional.empty();
  }

  private static Optional<Layer> fused(Layer layer, Activation activation) {
    if (layer instanceof Conv2d conv && conv.activation().isNone()) {
      return Optional.of(conv.withActivation(activation));
    }
    if (layer instanceof Dense dense && dense.activation().isNone()) {
      return Optional.of(new Dense(dense.weight(), dense.bias(), activation));
    }
    if (layer instanceof Arithmetic arithmetic && arithmetic.activation().isNone()) {
      return Optional.of(new Arithmetic(arithmetic.operation(), activation));
    }
    return Optional.empty();
  }
}

package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Conv2d;
import java.util.List;
import java.util.Optional;

/**
 * Adds a residual while the convolution writes its output (He et al., "Deep residual learning",
 * figure 2).
 *
 * <pre>
 *   x -> Conv2d ->\
 *                  Arithmetic(ADD, a)     becomes     x, r -> Conv2d(a)
 *   r ----------->/
 * </pre>
 *
 * <p>Does not fire when the convolution has another reader, a residual, or an activation of its
 * own, or when the sum broadcasts. Of two convolutions it takes the first.
 */
public final class FuseResidualSum implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, FuseResidualSum::fuse);
  }

  private static Optional<Rewrite> fuse(Node node, Uses uses) {
    if (!(node.layer() instanceof Arithmetic sum) || !addsTwoOfOneShape(sum, node)) {
      return Optional.empty();
    }
    Node left = node.inputs().get(0);
    Node right = node.inputs().get(1);
    if (takesResidual(left, node, uses)) {
      return Optional.of(fused(left, right, sum.activation()));
    }
    return takesResidual(right, node, uses)
        ? Optional.of(fused(right, left, sum.activation()))
        : Optional.empty();
  }

  private static boolean addsTwoOfOneShape(Arithmetic sum, Node node) {
    return sum.operation() == Arithmetic.Operation.ADD
        && node.inputs().size() == 2
        && node.inputs().get(0).shape().equals(node.inputs().get(1).shape());
  }

  private static boolean takesResidual(Node node, Node sum, Uses uses) {
    return node.layer() instanceof Conv2d conv
        && conv.activation().isNone()
        && node.inputs().size() == 1
        && uses.isReadOnlyBy(node, sum);
  }

  private static Rewrite fused(Node conv, Node residual, Activation activation) {
    Conv2d layer = ((Conv2d) conv.layer()).withActivation(activation);
    return new Rewrite.Replace(layer, List.of(conv.inputs().get(0), residual));
  }
}

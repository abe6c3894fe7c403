package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Drops layers whose output is their input.
 *
 * <pre>
 *   x -> Reshape to x's shape      becomes     x
 *   x -> Transpose(0, 1, 2)        becomes     x
 *   x -> Slice of all of it        becomes     x
 *   x -> Pad by nothing            becomes     x
 *   x -> Activate(NONE)            becomes     x
 *   x -> Concat of x alone         becomes     x
 *   x -> Arithmetic on x alone     becomes     x
 * </pre>
 *
 * <p>Does not fire on an output of the graph, whose name must stay.
 */
public final class DropNoOps implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, DropNoOps::drop);
  }

  private static Optional<Rewrite> drop(Node node, Uses uses) {
    boolean drops = !uses.isOutput(node) && node.inputs().size() == 1 && isNoOp(node);
    return drops ? Optional.of(new Rewrite.Bypass(node.inputs().get(0))) : Optional.empty();
  }

  private static boolean isNoOp(Node node) {
    Layer layer = node.layer();
    Shape input = node.inputs().get(0).shape();
    return (layer instanceof Reshape reshape && reshape.shape().equals(input))
        || (layer instanceof Transpose transpose && isIdentity(transpose.order()))
        || (layer instanceof Slice slice && isWhole(slice, input))
        || (layer instanceof Pad pad && isAll(0, pad.before()) && isAll(0, pad.after()))
        || (layer instanceof Activate activate && activate.activation().isNone())
        || layer instanceof Concat
        || (layer instanceof Arithmetic arithmetic && arithmetic.activation().isNone());
  }

  private static boolean isIdentity(List<Integer> order) {
    return order.equals(IntStream.range(0, order.size()).boxed().toList());
  }

  private static boolean isWhole(Slice slice, Shape input) {
    return slice.sizes().equals(input.dims()) && isAll(1, slice.steps());
  }

  private static boolean isAll(int wanted, List<Integer> numbers) {
    return numbers.stream().allMatch(number -> number == wanted);
  }
}

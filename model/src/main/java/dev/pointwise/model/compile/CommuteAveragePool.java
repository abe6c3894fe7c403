package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.AveragePool2d.Divisor;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Swaps an average pooling and a pointwise convolution when the other order is less arithmetic:
 * where the pooling shrinks the map, it goes first; where only the convolution narrows it, that
 * does.
 *
 * <pre>
 *   x -> pointwise -> GlobalPool(AVERAGE)     becomes     x -> GlobalPool(AVERAGE) -> pointwise
 *   x -> pointwise -> AveragePool2d 2x2/2     becomes     x -> AveragePool2d 2x2/2 -> pointwise
 *   x -> AveragePool2d 3x3 -> pointwise       becomes     x -> pointwise -> AveragePool2d 3x3
 *                             64 to 8                          64 to 8
 * </pre>
 *
 * <p>Does not fire when the convolution has an activation or a residual; when the first of the two
 * has another reader; when zeros in the padding count as cells and the convolution has a bias; on
 * maximums.
 */
public final class CommuteAveragePool implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, CommuteAveragePool::commute);
  }

  private static Optional<Rewrite> commute(Node node, Uses uses) {
    if (node.inputs().isEmpty() || !uses.isReadOnlyBy(node.inputs().get(0), node)) {
      return Optional.empty();
    }
    Node before = node.inputs().get(0);
    return isLess(before, node) ? Optional.of(swapped(before, node)) : Optional.empty();
  }

  private static boolean isLess(Node first, Node second) {
    Optional<Conv2d> before = Pointwise.linear(first);
    if (before.isPresent() && averages(second.layer(), before.get())) {
      Work work = Work.of(first, second, second.layer());
      return work.poolingFirst() < work.poolingLast();
    }
    Optional<Conv2d> behind = Pointwise.linear(second);
    if (behind.isPresent() && averages(first.layer(), behind.get())) {
      Work work = Work.of(first, second, first.layer());
      return work.poolingLast() < work.poolingFirst();
    }
    return false;
  }

  private static Rewrite swapped(Node first, Node second) {
    Node input = first.inputs().get(0);
    String name = "%s of %s".formatted(second.name(), input.name());
    return new Rewrite.Chain(input, List.of(new Rewrite.Step(name, second.layer())), first.layer());
  }

  /** True when the layer makes means whose shares add up to one wherever that matters. */
  private static boolean averages(Layer layer, Conv2d conv) {
    if (layer instanceof GlobalPool pool) {
      return pool.kind() == GlobalPool.Kind.AVERAGE;
    }
    return layer instanceof AveragePool2d pool && (keepsConstants(pool) || hasNoBias(conv));
  }

  private static boolean keepsConstants(AveragePool2d pool) {
    boolean padded = !pool.window().padding().equals(Padding.NONE);
    return !padded
        || (pool.divisor() == Divisor.REAL_CELLS && FoldPad.alwaysTouchesInput(pool.window()));
  }

  private static boolean hasNoBias(Conv2d conv) {
    for (float value : conv.bias().values()) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Multiplications and additions in either order. */
  private record Work(long in, long out, long cellsBefore, long cellsAfter, long window) {
    static Work of(Node first, Node second, Layer pool) {
      Shape source = first.inputs().get(0).shape();
      Shape result = second.shape();
      long cells = (long) source.height() * source.width();
      return new Work(
          source.channels(),
          result.channels(),
          cells,
          (long) result.height() * result.width(),
          pool instanceof AveragePool2d windowed ? cellsOf(windowed) : cells);
    }

    private static long cellsOf(AveragePool2d pool) {
      return (long) pool.window().kernel().height() * pool.window().kernel().width();
    }

    long poolingFirst() {
      return cellsAfter * in * window + cellsAfter * in * out;
    }

    /** With one more for each result: an activation behind a pooling is not fused. */
    long poolingLast() {
      return cellsBefore * in * out + cellsAfter * out * (window + 1);
    }
  }
}

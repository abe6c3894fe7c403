package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.AveragePool2d.Divisor;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a pad of its own into the window behind it.
 *
 * <pre>
 *   x -> Pad(0) -> Conv2d(window)              becomes     x -> Conv2d(window + pad)
 *   x -> Pad(0) -> AveragePool2d(window)       becomes     x -> AveragePool2d(window + pad, PADDED_CELLS)
 *   x -> Pad(-infinity) -> MaxPool2d(window)   becomes     x -> MaxPool2d(window + pad)
 *   x -> ReLU -> Pad(0) -> MaxPool2d(window)   becomes     x -> ReLU -> MaxPool2d(window + pad)
 * </pre>
 *
 * <p>Does not fire when the pad mirrors, cuts, or pads channels; when the average is over real
 * cells and the window has padding already, since the pad's cells count and the window's do not;
 * when zeros could win a maximum; when a maximum's window could lie in the padding altogether; when
 * the output would have another shape (rounding up treats padding and input differently). The pad
 * stays for its other readers.
 */
public final class FoldPad implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, (node, uses) -> fold(node));
  }

  private static Optional<Rewrite> fold(Node node) {
    if (node.inputs().isEmpty() || !(node.inputs().get(0).layer() instanceof Pad pad)) {
      return Optional.empty();
    }
    Node padNode = node.inputs().get(0);
    if (!isFrame(pad)) {
      return Optional.empty();
    }
    List<Node> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, padNode.inputs().get(0));
    return padded(node.layer(), pad, inputs.get(0))
        .filter(
            layer ->
                layer.outputShape(inputs.stream().map(Node::shape).toList()).equals(node.shape()))
        .map(layer -> new Rewrite.Replace(layer, inputs));
  }

  /** A constant around a feature map. */
  private static boolean isFrame(Pad pad) {
    return pad.mode() == Pad.Mode.CONSTANT
        && pad.before().size() == 3
        && pad.before().get(0) == 0
        && pad.after().get(0) == 0
        && pad.before().stream().allMatch(cells -> cells >= 0)
        && pad.after().stream().allMatch(cells -> cells >= 0);
  }

  private static Optional<Layer> padded(Layer layer, Pad pad, Node input) {
    if (layer instanceof Conv2d conv && pad.value() == 0) {
      return Optional.of(conv.withWindow(widened(conv.window(), pad)));
    }
    if (layer instanceof AveragePool2d pool && pad.value() == 0 && countsAllCells(pool)) {
      return Optional.of(new AveragePool2d(widened(pool.window(), pad), Divisor.PADDED_CELLS));
    }
    if (layer instanceof MaxPool2d pool) {
      Window2d window = widened(pool.window(), pad);
      return padNeverWins(pad, window, input)
          ? Optional.of(new MaxPool2d(window))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Window2d widened(Window2d window, Pad pad) {
    Padding old = window.padding();
    return window.padding(
        new Padding(
            old.top() + pad.before().get(1),
            old.left() + pad.before().get(2),
            old.bottom() + pad.after().get(1),
            old.right() + pad.after().get(2)));
  }

  private static boolean countsAllCells(AveragePool2d pool) {
    return pool.divisor() == Divisor.PADDED_CELLS || pool.window().padding().equals(Padding.NONE);
  }

  private static boolean padNeverWins(Pad pad, Window2d window, Node input) {
    return pad.value() == Float.NEGATIVE_INFINITY
        || (pad.value() == 0 && NonNegative.isKnownOf(input) && alwaysTouchesInput(window));
  }

  /** Padding narrower than the kernel, and no gaps in the kernel to hide in. */
  static boolean alwaysTouchesInput(Window2d window) {
    Padding padding = window.padding();
    return window.dilation().isOne()
        && Math.max(padding.top(), padding.bottom()) < window.kernel().height()
        && Math.max(padding.left(), padding.right()) < window.kernel().width();
  }
}

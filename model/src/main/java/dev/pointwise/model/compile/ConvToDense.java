package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Makes a dense layer of a convolution that has one place to stand: engines then read its weights
 * once for all images of a batch, and leave out those that only ever meet padding.
 *
 * <pre>
 *   x (C,H,W) -> Conv2d, kernel HxW     becomes     x -> Reshape(C*H*W) -> Dense -> Reshape(O,1,1)
 *   so too a pointwise convolution of a single cell, or 3x3 with padding on it
 * </pre>
 *
 * <p>Does not fire when there is more than one place, when the kernel has fewer cells than the map,
 * or with groups or a residual.
 */
public final class ConvToDense implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, (node, uses) -> dense(node));
  }

  private static Optional<Rewrite> dense(Node node) {
    return node.layer() instanceof Conv2d conv && node.inputs().size() == 1 && pays(node, conv)
        ? Optional.of(rewrite(node, conv))
        : Optional.empty();
  }

  private static boolean pays(Node node, Conv2d conv) {
    Shape map = node.inputs().get(0).shape();
    Size kernel = conv.window().kernel();
    return conv.groups() == 1
        && node.shape().height() == 1
        && node.shape().width() == 1
        && (long) map.height() * map.width() <= (long) kernel.height() * kernel.width();
  }

  private static Rewrite rewrite(Node node, Conv2d conv) {
    Node input = node.inputs().get(0);
    Shape map = input.shape();
    Layer flat = new Reshape(Shape.of(map.elements()));
    Layer dense = new Dense(weight(conv, map), conv.bias(), conv.activation());
    return new Rewrite.Chain(
        input,
        List.of(
            new Rewrite.Step(node.name() + " flat", flat),
            new Rewrite.Step(node.name() + " dense", dense)),
        new Reshape(node.shape()));
  }

  /** For each output one weight a cell of the map: the kernel's that lies on it. */
  private static FloatTensor weight(Conv2d conv, Shape map) {
    Window2d window = conv.window();
    Shape oihw = conv.weight().shape();
    int kernel = oihw.dim(2) * oihw.dim(3);
    int cells = map.height() * map.width();
    int[] tapOfCell = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      tapOfCell[cell] = tap(window, cell / map.width(), cell % map.width());
    }
    float[] values = new float[conv.outChannels() * map.elements()];
    for (int i = 0; i < values.length; i++) {
      int tap = tapOfCell[i % cells];
      values[i] = tap < 0 ? 0 : conv.weight().at(i / cells * kernel + tap);
    }
    return FloatTensor.of(Shape.of(conv.outChannels(), map.elements()), values);
  }

  /** The cell of the kernel that lies on a cell of the map; -1 when none does. */
  private static int tap(Window2d window, int row, int column) {
    Size kernel = window.kernel();
    int down = row + window.padding().top();
    int right = column + window.padding().left();
    int y = down / window.dilation().height();
    int x = right / window.dilation().width();
    boolean hits =
        down % window.dilation().height() == 0
            && right % window.dilation().width() == 0
            && y < kernel.height()
            && x < kernel.width();
    return hits ? y * kernel.width() + x : -1;
  }
}

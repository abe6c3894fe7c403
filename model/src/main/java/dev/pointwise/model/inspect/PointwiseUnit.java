package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A 1x1 convolution that a network could do without: all that reads it are convolutions, which
 * could read its input as well.
 *
 * <pre>
 *   x -> pointwise -> BatchNorm, Activate -> (pools, norms, activations, depthwise) -> Conv2d ...
 *        \________ own ________/                                          \____ fed ____/
 * </pre>
 *
 * @param own the convolution, its norm and its activation, which would go with it
 * @param fed the convolutions behind it, depthwise ones on the way among them
 */
record PointwiseUnit(List<Node> own, Set<Node> fed) {
  PointwiseUnit {
    own = List.copyOf(own);
    fed = Set.copyOf(fed);
  }

  /** Empty when something else reads it, as a sum, a stack of branches or the network's caller. */
  static Optional<PointwiseUnit> of(Node node, Graph graph) {
    Conv2d conv = (Conv2d) node.layer();
    if (conv.groups() > 1
        || node.inputs().size() > 1
        || !conv.window().padding().equals(Padding.NONE)) {
      return Optional.empty();
    }
    return new Search(graph).from(node);
  }

  private static final class Search {
    private final Map<Node, List<Node>> consumers;
    private final List<Node> outputs;
    private final Set<Node> fed = new LinkedHashSet<>();

    Search(Graph graph) {
      consumers = graph.consumers();
      outputs = graph.outputs();
    }

    Optional<PointwiseUnit> from(Node node) {
      List<Node> own = new ArrayList<>(List.of(node));
      Node end = node;
      while (!outputs.contains(end) && consumers.get(end).size() == 1) {
        Node next = consumers.get(end).get(0);
        if (!(next.layer() instanceof BatchNorm || next.layer() instanceof Activate)) {
          break;
        }
        own.add(next);
        end = next;
      }
      boolean strided = !((Conv2d) node.layer()).window().stride().isOne();
      boolean possible = onlyFeeds(end) && (!strided || takesOverStride(node, end));
      return possible ? Optional.of(new PointwiseUnit(own, fed)) : Optional.empty();
    }

    private boolean onlyFeeds(Node node) {
      return !outputs.contains(node)
          && consumers.get(node).stream().allMatch(reader -> isFed(node, reader));
    }

    private boolean isFed(Node node, Node reader) {
      if (reader.layer() instanceof Conv2d conv) {
        fed.add(reader);
        boolean residual = reader.inputs().lastIndexOf(node) > 0;
        return !residual && (conv.groups() == 1 || (conv.isDepthwise() && onlyFeeds(reader)));
      }
      return isChannelwise(reader.layer()) && onlyFeeds(reader);
    }

    private static boolean isChannelwise(Layer layer) {
      return layer instanceof BatchNorm
          || layer instanceof Activate
          || layer instanceof MaxPool2d
          || layer instanceof AveragePool2d
          || layer instanceof GlobalPool
          || layer instanceof LocalResponseNorm;
    }

    private boolean takesOverStride(Node node, Node end) {
      return consumers.get(end).stream().allMatch(reader -> takesOver(node, reader));
    }

    /** Whether a larger stride makes the same extents of the pointwise convolution's input. */
    private static boolean takesOver(Node node, Node reader) {
      if (!(reader.layer() instanceof Conv2d conv)) {
        return false;
      }
      Shape input = node.inputs().get(0).shape();
      Window2d window = ((Conv2d) node.layer()).window();
      Window2d strided = conv.window().stridedBy(window.stride());
      return strided.outputHeight(input.height()) == reader.shape().height()
          && strided.outputWidth(input.width()) == reader.shape().width();
    }
  }
}

package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The network that there would be without some of its 1x1 convolutions, to be counted, not run: the
 * layers behind read what those read, and have weights (zeros) for as many maps. A stride goes over
 * to the layers behind.
 *
 * <pre>
 *   x (192) -> Conv2d 1x1 (16) -> ReLU -> Conv2d 5x5 (32)     becomes     x (192) -> Conv2d 5x5 (32)
 * </pre>
 */
final class WithoutPointwise {
  private final GraphBuilder builder;
  private final Set<Node> dropped = new HashSet<>();
  private final Map<Node, Node> copies = new HashMap<>();
  private final Map<Node, Size> strides = new HashMap<>();

  private WithoutPointwise(String name, Collection<PointwiseUnit> units) {
    builder = new GraphBuilder(name);
    units.forEach(unit -> dropped.addAll(unit.own()));
  }

  /** The outputs keep their shapes; all nodes that stay keep their names. */
  static Graph graph(Graph graph, Collection<PointwiseUnit> units) {
    WithoutPointwise without = new WithoutPointwise(graph.name(), units);
    graph.nodes().forEach(without::copy);
    return without.builder.build(graph.outputs().stream().map(without.copies::get).toList());
  }

  private void copy(Node node) {
    if (dropped.contains(node)) {
      Node input = node.inputs().get(0);
      copies.put(node, copies.get(input));
      strides.put(node, product(strideOf(node.layer()), strideBehind(input)));
    } else {
      List<Node> inputs = node.inputs().stream().map(copies::get).toList();
      copies.put(node, builder.add(node.name(), adapted(node, inputs), inputs));
    }
  }

  private static Size strideOf(Layer layer) {
    return layer instanceof Conv2d conv ? conv.window().stride() : Size.ONE;
  }

  private Size strideBehind(Node node) {
    return strides.getOrDefault(node, Size.ONE);
  }

  private static Size product(Size left, Size right) {
    return new Size(left.height() * right.height(), left.width() * right.width());
  }

  private Layer adapted(Node node, List<Node> inputs) {
    if (node.layer() instanceof Conv2d conv) {
      Conv2d strided = conv.withWindow(conv.window().stridedBy(strideBehind(node.inputs().get(0))));
      return overMaps(strided, inputs.get(0).shape().channels());
    }
    if (node.layer() instanceof BatchNorm norm) {
      return overMaps(norm, inputs.get(0).shape().channels());
    }
    return node.layer();
  }

  private static Conv2d overMaps(Conv2d conv, int maps) {
    if (maps == conv.inChannels()) {
      return conv;
    }
    Size kernel = conv.window().kernel();
    int outputs = conv.outChannels();
    if (conv.isDepthwise()) {
      outputs = outputs / conv.inChannels() * maps;
    }
    Shape weight =
        Shape.of(outputs, conv.isDepthwise() ? 1 : maps, kernel.height(), kernel.width());
    return new Conv2d(
        FloatTensor.zeros(weight),
        blank(conv.bias(), outputs),
        conv.window(),
        conv.isDepthwise() ? maps : 1,
        conv.activation());
  }

  private static BatchNorm overMaps(BatchNorm norm, int maps) {
    return maps == norm.scale().elements()
        ? norm
        : new BatchNorm(
            blank(norm.scale(), maps),
            blank(norm.shift(), maps),
            blank(norm.mean(), maps),
            blank(norm.variance(), maps),
            norm.epsilon());
  }

  private static FloatTensor blank(FloatTensor like, int elements) {
    Shape shape = Shape.of(elements);
    return like.isAbsent() ? FloatTensor.absent(shape) : FloatTensor.zeros(shape);
  }
}

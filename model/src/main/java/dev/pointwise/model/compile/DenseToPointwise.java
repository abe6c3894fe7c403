package dev.pointwise.model.compile;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of a classifier a network for inputs of any size: dense layers become convolutions, and the
 * average is taken behind them, so that there is a score map before it.
 *
 * <pre>
 *   x -> GlobalPool -> Reshape -> Dense -> Softmax
 *   becomes     x -> Conv2d 1x1 (score map) -> GlobalPool -> Reshape -> Softmax
 *
 *   x (C,H,W) -> Reshape -> Dense, ReLU -> Dense -> Softmax
 *   becomes     x -> Conv2d HxW, ReLU -> Conv2d 1x1 (score map) -> GlobalPool -> Reshape -> Softmax
 * </pre>
 *
 * <p>On the network's own input size the output is that of the network, but for rounding. Refused
 * are a global maximum, weights behind a pooling and a function that is not linear, and layers that
 * know the size of their input, as a reshape in the middle. Immutable and thread-safe.
 */
public final class DenseToPointwise {
  private static final List<GraphPass> BEFORE =
      List.of(new DropNoOps(), new MergeReshapes(), new FoldPad(), new FoldBatchNorm());

  private static final int MOST_CHANNELS = 4; // of a picture

  private final Graph graph;
  private final DenseHead head;

  private DenseToPointwise(Graph graph, DenseHead head) {
    this.graph = graph;
    this.head = head;
  }

  /**
   * @param classifier a graph with one output
   * @throws ModelException when it cannot run over larger inputs; the message says why
   */
  public static DenseToPointwise of(Graph classifier) {
    Graph graph = classifier;
    for (GraphPass pass : BEFORE) {
      graph = pass.apply(graph);
    }
    DenseToPointwise dense = new DenseToPointwise(graph, DenseHead.of(graph));
    dense.requireAnySize();
    return dense;
  }

  private void requireAnySize() {
    int stride = stride();
    List<Integer> larger =
        graph.input().shape().dims().stream()
            .map(extent -> extent > MOST_CHANNELS ? extent + stride : extent)
            .toList();
    try {
      at(new Shape(larger));
    } catch (ModelException e) {
      throw refusal(graph, e.getMessage());
    }
  }

  static ModelException refusal(Graph graph, String why) {
    return new ModelException(
        "Model '%s' cannot run over larger pictures: %s; predict without --dense"
            .formatted(graph.name(), why));
  }

  /** How many cells of the input lie between neighbours of the score map. */
  public int stride() {
    Map<Node, Integer> strides = new HashMap<>();
    for (Node node : graph.nodes()) {
      int before = node.inputs().stream().mapToInt(strides::get).max().orElse(1);
      strides.put(node, before * strideOf(node.layer()));
    }
    return strides.get(head.body());
  }

  private static int strideOf(Layer layer) {
    if (layer instanceof Conv2d conv) {
      return conv.window().stride().height();
    }
    if (layer instanceof MaxPool2d pool) {
      return pool.window().stride().height();
    }
    if (layer instanceof AveragePool2d pool) {
      return pool.window().stride().height();
    }
    return layer instanceof LpPool2d pool ? pool.window().stride().height() : 1;
  }

  /**
   * The network for inputs of this shape. Outputs: the score map CHW, then the classifier's own.
   */
  public Graph at(Shape input) {
    GraphBuilder builder = new GraphBuilder(graph.name());
    Node map = body(builder, input);
    for (DenseHead.Step step : head.onMap()) {
      map = builder.add(step.name(), step.layer(), map);
    }
    String name = graph.outputs().get(0).name();
    Node mean = builder.add(name + " average", new GlobalPool(GlobalPool.Kind.AVERAGE), map);
    String last = head.behind().isEmpty() ? name : name + " averaged";
    Node output = builder.add(last, new Reshape(head.averaged()), mean);
    for (DenseHead.Step step : head.behind()) {
      output = builder.add(step.name(), step.layer(), output);
    }
    return builder.build(map, output);
  }

  private Node body(GraphBuilder builder, Shape input) {
    Map<Node, Node> copies = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.inputs().stream().allMatch(copies::containsKey)) {
        List<Node> inputs = node.inputs().stream().map(copies::get).toList();
        copies.put(node, builder.add(node.name(), sized(node, inputs, input), inputs));
      }
      if (node == head.body()) {
        return copies.get(node);
      }
    }
    throw new IllegalStateException("The body is one of the graph's nodes");
  }

  private static Layer sized(Node node, List<Node> inputs, Shape input) {
    if (node.layer() instanceof Input) {
      return new Input(input);
    }
    return node.layer() instanceof Slice slice
        ? sized(slice, node.inputs().get(0).shape(), inputs.get(0).shape())
        : node.layer();
  }

  /** A slice that went to the end of an axis still does. */
  private static Slice sized(Slice slice, Shape before, Shape now) {
    List<Integer> sizes = new ArrayList<>(slice.sizes());
    for (int axis = 0; axis < sizes.size(); axis++) {
      int start = slice.starts().get(axis);
      int step = slice.steps().get(axis);
      boolean toTheEnd = step > 0 && start + sizes.get(axis) * step >= before.dim(axis);
      if (toTheEnd) {
        sizes.set(axis, (now.dim(axis) - start + step - 1) / step);
      }
    }
    return new Slice(slice.starts(), sizes, slice.steps());
  }
}

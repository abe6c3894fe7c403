package dev.pointwise.model.judge;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks with little or nothing non-linear inside: what a compiler may merge, swap or fold into its
 * neighbours.
 */
final class LinearBlocks {
  private final Dice dice;
  private final Sketch sketch;
  private final RandomLayers layers;

  LinearBlocks(Dice dice, Sketch sketch) {
    this.dice = dice;
    this.sketch = sketch;
    this.layers = new RandomLayers(dice);
  }

  Node block(Node node) {
    return switch (dice.between(1, 6)) {
      case 1 -> siblings(node);
      case 2 -> pointwiseRow(node);
      case 3 -> pooledPointwise(node);
      case 4 -> scaled(node);
      case 5 -> parts(node);
      default -> wholeMap(node);
    };
  }

  private Node pointwise(Node node, int channels) {
    return sketch.add(layers.pointwise(node.shape(), channels), node);
  }

  /** Pointwise convolutions over one input, of one activation or of two. */
  private Node siblings(Node node) {
    Activation usual = layers.fusedActivation();
    List<Node> branches = new ArrayList<>();
    int count = dice.between(2, 4);
    for (int branch = 0; branch < count; branch++) {
      Conv2d conv = layers.pointwise(node.shape(), dice.channels());
      Activation activation = dice.onceIn(4) ? Activation.NONE : usual;
      Node sibling = sketch.add(conv.withActivation(activation), node);
      branches.add(dice.onceIn(3) ? pointwise(sibling, dice.between(1, 9)) : sibling);
    }
    return sketch.add(new Concat(0), branches);
  }

  /** Wider, then narrower, or the other way round. */
  private Node pointwiseRow(Node node) {
    Node first = pointwise(node, dice.channels());
    Node second = dice.onceIn(2) ? scaled(first) : first;
    return pointwise(second, dice.channels());
  }

  /** An average pooling before or behind a pointwise convolution. */
  private Node pooledPointwise(Node node) {
    return dice.onceIn(2)
        ? pointwise(averaged(node), dice.channels())
        : averaged(pointwise(node, dice.channels()));
  }

  private Node averaged(Node node) {
    AveragePool2d sameSize =
        new AveragePool2d(Window2d.of(3).padding(1), AveragePool2d.Divisor.REAL_CELLS);
    return switch (dice.between(1, 5)) {
      case 1, 2 -> sketch.add(sameSize, node);
      case 3 -> sketch.add(new GlobalPool(GlobalPool.Kind.AVERAGE), node);
      default -> sketch.add(layers.averagePool(node.shape()), node);
    };
  }

  /** Each channel, or all of them, by a constant: one operation or two, then a convolution. */
  private Node scaled(Node node) {
    Node scaled = byConstant(node);
    if (dice.onceIn(2)) {
      scaled = byConstant(scaled);
    }
    return dice.onceIn(2) ? sketch.add(layers.conv(scaled.shape()), scaled) : scaled;
  }

  private Node byConstant(Node node) {
    Shape perChannel = Shape.of(node.shape().channels(), 1, 1);
    Node constant = sketch.positiveConstant(dice.oneOf(perChannel, perChannel, Shape.SCALAR));
    Arithmetic.Operation operation =
        dice.oneOf(
            Arithmetic.Operation.ADD,
            Arithmetic.Operation.SUBTRACT,
            Arithmetic.Operation.MULTIPLY,
            Arithmetic.Operation.DIVIDE);
    Arithmetic layer = new Arithmetic(operation, Activation.NONE);
    boolean constantFirst = operation != Arithmetic.Operation.DIVIDE && dice.onceIn(3);
    return constantFirst ? sketch.add(layer, constant, node) : sketch.add(layer, node, constant);
  }

  /** Every second row, then every second column of those (as YOLOv5 begins). */
  private Node parts(Node node) {
    return everySecond(everySecond(node, 1), 2);
  }

  private Node everySecond(Node node, int axis) {
    Shape shape = node.shape();
    int start = shape.dim(axis) > 1 ? dice.between(0, 1) : 0;
    List<Integer> starts = new ArrayList<>(List.of(0, 0, 0));
    List<Integer> steps = new ArrayList<>(List.of(1, 1, 1));
    starts.set(axis, start);
    steps.set(axis, 2);
    Shape half = shape.withDim(axis, (shape.dim(axis) - start + 1) / 2);
    return sketch.add(new Slice(starts, half.dims(), steps), node);
  }

  /** A convolution as large as its input, or dense layers, whose outputs scale the input. */
  private Node wholeMap(Node node) {
    Shape shape = node.shape();
    int channels = dice.channels();
    Node gate =
        dice.onceIn(2)
            ? covered(node, channels)
            : sketch.add(new Reshape(Shape.of(channels, 1, 1)), denseRow(node, channels));
    Node share = pointwise(gate, shape.channels());
    Arithmetic product = new Arithmetic(Arithmetic.Operation.MULTIPLY, Activation.NONE);
    return sketch.add(product, node, share);
  }

  private Node covered(Node node, int channels) {
    Shape shape = node.shape();
    Shape weight = Shape.of(channels, shape.channels(), shape.height(), shape.width());
    Window2d one = Window2d.of(1);
    Window2d window =
        new Window2d(
            new Size(shape.height(), shape.width()),
            one.stride(),
            one.dilation(),
            one.padding(),
            one.rounding());
    FloatTensor weights = dice.weights(weight, shape.elements());
    return sketch.add(
        new Conv2d(weights, dice.values(Shape.of(channels)), window, 1, layers.fusedActivation()),
        node);
  }

  private Node denseRow(Node node, int channels) {
    Node mean = sketch.add(new GlobalPool(GlobalPool.Kind.AVERAGE), node);
    Node flat = sketch.add(new Reshape(Shape.of(node.shape().channels())), mean);
    return dense(dense(flat, dice.channels()), channels);
  }

  private Node dense(Node node, int outputs) {
    int inputs = node.shape().elements();
    return sketch.add(
        new Dense(
            dice.weights(Shape.of(outputs, inputs), inputs),
            dice.values(Shape.of(outputs)),
            Activation.NONE),
        node);
  }
}

package dev.pointwise.model.judge;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose nodes read any that came before, as in DenseNet, Inception and SqueezeNet but
 * with less order: stacks of stacks, the same maps stacked twice, parts of stacks, residuals that
 * are stacked as well. Channels mostly fill blocks of 16, so that engines may leave them where they
 * lie.
 */
final class BranchedNetwork {
  private static final int MOST_CHANNELS = 160;

  private final Dice dice;
  private final Sketch sketch;
  private final RandomLayers layers;
  private final List<Node> maps = new ArrayList<>();

  BranchedNetwork(long seed) {
    dice = new Dice(seed);
    sketch = new Sketch("BRANCHES", dice);
    layers = new RandomLayers(dice);
  }

  Graph graph() {
    Shape image = Shape.chw(dice.oneOf(3, 16, 24), dice.between(5, 12), dice.between(5, 12));
    maps.add(convolution(sketch.input(image), channels()));
    maps.add(convolution(maps.get(0), channels()));
    int steps = dice.between(4, 12);
    for (int step = 0; step < steps; step++) {
      maps.add(step());
    }
    List<Node> outputs = new ArrayList<>(List.of(maps.get(maps.size() - 1)));
    while (dice.onceIn(2)) {
      outputs.add(any());
    }
    return sketch.build(outputs.stream().distinct().toList());
  }

  private Node step() {
    return switch (dice.between(1, 12)) {
      case 1, 2 -> convolution(any(), channels());
      case 3, 4 -> stack();
      case 5 -> fire();
      case 6 -> siblings();
      case 7, 8 -> residual();
      case 9 -> part();
      case 10 -> sketch.add(smooth(), any());
      case 11 -> normed();
      default -> pooled(any());
    };
  }

  /** Any map so far, narrow enough for quick tests. */
  private Node any() {
    Node node = dice.oneOf(maps);
    return node.shape().channels() > MOST_CHANNELS ? pointwise(node, 32) : node;
  }

  private int channels() {
    return dice.oneOf(16, 16, 32, 32, 48, 24, 8);
  }

  private Node convolution(Node node, int channels) {
    int kernel = dice.oneOf(1, 3, 3, 5);
    Shape weight = Shape.of(channels, node.shape().channels(), kernel, kernel);
    Conv2d conv =
        new Conv2d(
            dice.weights(weight, weight.elements() / channels),
            dice.values(Shape.of(channels)),
            Window2d.of(kernel).padding(kernel / 2),
            1,
            layers.fusedActivation());
    return sketch.add(conv, node);
  }

  private Node pointwise(Node node, int channels) {
    Conv2d conv = layers.pointwise(node.shape(), channels);
    return sketch.add(conv.withActivation(layers.fusedActivation()), node);
  }

  private Activate smooth() {
    return new Activate(layers.fusedActivation());
  }

  private Node normed() {
    Node node = any();
    return dice.onceIn(2)
        ? sketch.add(layers.batchNorm(node.shape().channels()), node)
        : sketch.add(new LocalResponseNorm(5, 1e-4f, 0.75f, 1), node);
  }

  private Node pooled(Node node) {
    return sketch.add(new MaxPool2d(Window2d.of(3).padding(1)), node);
  }

  /** Of new branches and old maps, perhaps of the same twice. */
  private Node stack() {
    List<Node> branches = new ArrayList<>();
    int count = dice.between(2, 4);
    for (int branch = 0; branch < count; branch++) {
      branches.add(
          switch (dice.between(1, 5)) {
            case 1, 2 -> convolution(any(), channels());
            case 3 -> convolution(pointwise(any(), channels()), channels());
            case 4 -> pooled(any());
            default -> any();
          });
    }
    if (dice.onceIn(4)) {
      maps.addAll(branches);
    }
    return sketch.add(new Concat(0), branches);
  }

  /** A squeeze, and two convolutions that expand it (SqueezeNet). */
  private Node fire() {
    Node squeezed = pointwise(any(), channels());
    return sketch.add(
        new Concat(0), convolution(squeezed, channels()), convolution(squeezed, channels()));
  }

  /** Pointwise convolutions over one input and with one activation, each to be read again. */
  private Node siblings() {
    Node input = any();
    Activation activation = layers.fusedActivation();
    int count = dice.between(2, 3);
    for (int sibling = 0; sibling < count; sibling++) {
      Conv2d conv = layers.pointwise(input.shape(), channels());
      maps.add(sketch.add(conv.withActivation(activation), input));
    }
    return convolution(maps.get(maps.size() - 1), channels());
  }

  private Node residual() {
    Node shortcut = any();
    Node branch = convolution(any(), shortcut.shape().channels());
    Arithmetic sum = new Arithmetic(Arithmetic.Operation.ADD, layers.fusedActivation());
    return sketch.add(sum, branch, shortcut);
  }

  /** Some channels, mostly whole blocks. */
  private Node part() {
    Node node = any();
    Shape shape = node.shape();
    int unit = dice.onceIn(4) ? 8 : 16;
    int first = unit * dice.between(0, (shape.channels() - 1) / unit);
    int channels = Math.min(shape.channels() - first, dice.oneOf(16, 32, MOST_CHANNELS));
    return sketch.add(
        new Slice(List.of(first, 0, 0), shape.withDim(0, channels).dims(), List.of(1, 1, 1)), node);
  }
}

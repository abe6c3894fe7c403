package dev.pointwise.model.judge;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A small network of the blocks real ones are made of: convolutions with batch norm and activation,
 * residual sums, Inception modules, squeeze and excitation, channel shuffles, pads, poolings,
 * {@link LinearBlocks}; then a classifier. Its outputs are the last node and now and then some
 * inner ones.
 */
final class RandomNetwork {
  private final Dice dice;
  private final Sketch sketch;
  private final RandomLayers layers;
  private final LinearBlocks linear;
  private final List<Node> taps = new ArrayList<>();

  RandomNetwork(long seed) {
    dice = new Dice(seed);
    sketch = new Sketch("NETWORK", dice);
    layers = new RandomLayers(dice);
    linear = new LinearBlocks(dice, sketch);
  }

  Graph graph() {
    Shape image = Shape.chw(dice.oneOf(1, 3, 4), dice.between(7, 14), dice.between(7, 14));
    Node node = sketch.input(image);
    int blocks = dice.between(2, 7);
    for (int block = 0; block < blocks; block++) {
      node = block(node);
      if (dice.onceIn(5)) {
        taps.add(node);
      }
    }
    List<Node> outputs = new ArrayList<>(taps);
    outputs.add(dice.onceIn(3) ? node : classifier(node));
    return sketch.build(outputs.stream().distinct().toList());
  }

  private Node block(Node node) {
    return switch (dice.between(1, 12)) {
      case 1, 2 -> convolution(node, dice.channels());
      case 3, 4 -> residual(node);
      case 5 -> inception(node);
      case 6 -> excitation(node);
      case 7 -> channelShuffle(node);
      case 8 -> padded(node);
      case 9, 10, 11 -> linear.block(node);
      default -> pooling(node);
    };
  }

  /** Convolution, then perhaps batch norm, then perhaps an activation of its own. */
  private Node convolution(Node node, int channels) {
    return finished(sketch.add(plain(node, window(), channels), node));
  }

  private Window2d window() {
    int kernel = dice.oneOf(1, 1, 3, 3, 5);
    return Window2d.of(kernel).padding(kernel / 2);
  }

  private Conv2d plain(Node node, Window2d window, int channels) {
    Conv2d conv = layers.conv(node.shape(), window, channels);
    return dice.onceIn(4)
        ? conv
        : new Conv2d(conv.weight(), conv.bias(), window, conv.groups(), Activation.NONE);
  }

  private Node finished(Node conv) {
    Node node = conv;
    if (dice.onceIn(2)) {
      node = sketch.add(layers.batchNorm(node.shape().channels()), node);
    }
    return dice.onceIn(2) ? sketch.add(activate(), node) : node;
  }

  private Activate activate() {
    return new Activate(dice.onceIn(3) ? layers.fusedActivation() : Activation.RELU);
  }

  /** A sum of a branch and its input, or of two branches; perhaps activated. */
  private Node residual(Node node) {
    Conv2d first = layers.conv(node.shape(), window(), dice.channels());
    Node branch = sketch.add(first, node);
    Node shortcut = node;
    if (dice.onceIn(2)) {
      branch = convolution(branch, dice.channels());
      shortcut = pointwise(node, branch.shape().channels());
    } else {
      branch = pointwise(branch, node.shape().channels());
    }
    Arithmetic sum = new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE);
    Node added =
        dice.onceIn(2) ? sketch.add(sum, branch, shortcut) : sketch.add(sum, shortcut, branch);
    return dice.onceIn(3) ? added : sketch.add(activate(), added);
  }

  private Node pointwise(Node node, int channels) {
    return sketch.add(layers.pointwise(node.shape(), channels), node);
  }

  /** Branches over one input, stacked by channel. */
  private Node inception(Node node) {
    List<Node> branches = new ArrayList<>();
    branches.add(pointwise(node, dice.between(1, 12)));
    branches.add(
        convolution(
            sketch.add(new Activate(Activation.RELU), pointwise(node, dice.between(1, 8))),
            dice.between(1, 12)));
    Node pooled = sketch.add(new MaxPool2d(Window2d.of(3).padding(1)), node);
    branches.add(dice.onceIn(2) ? pooled : convolution(pooled, dice.between(1, 12)));
    return sketch.add(new Concat(0), branches);
  }

  /** Each channel scaled by what its mean says (squeeze and excitation). */
  private Node excitation(Node node) {
    Node mean = sketch.add(new GlobalPool(GlobalPool.Kind.AVERAGE), node);
    Node gate = pointwise(mean, node.shape().channels());
    Node share = sketch.add(new Activate(Activation.of(Activation.Kind.SIGMOID)), gate);
    Arithmetic product = new Arithmetic(Arithmetic.Operation.MULTIPLY, Activation.NONE);
    return sketch.add(product, node, share);
  }

  /** Channels interleaved by reshape, transpose, reshape (ShuffleNet). */
  private Node channelShuffle(Node node) {
    Shape shape = node.shape();
    int groups = shape.channels() % 2 == 0 ? 2 : 1;
    Shape split = Shape.of(groups, shape.channels() / groups, shape.height(), shape.width());
    Node grouped = sketch.add(new Reshape(split), node);
    Node swapped = sketch.add(new Transpose(List.of(1, 0, 2, 3)), grouped);
    return sketch.add(new Reshape(shape), swapped);
  }

  /** A pad as a node of its own before whatever slides a window. */
  private Node padded(Node node) {
    List<Integer> before = List.of(0, dice.between(0, 2), dice.between(0, 2));
    List<Integer> after = List.of(0, dice.between(0, 2), dice.between(0, 2));
    Node input = dice.onceIn(2) ? sketch.add(new Activate(Activation.RELU), node) : node;
    Node pad =
        sketch.add(new Pad(Pad.Mode.CONSTANT, before, after, dice.oneOf(0f, 0f, 0f, 1f)), input);
    return switch (dice.between(1, 3)) {
      case 1 -> sketch.add(layers.maxPool(pad.shape()), pad);
      case 2 -> sketch.add(layers.averagePool(pad.shape()), pad);
      default -> finished(sketch.add(layers.conv(pad.shape()), pad));
    };
  }

  private Node pooling(Node node) {
    return dice.onceIn(2)
        ? sketch.add(layers.maxPool(node.shape()), node)
        : sketch.add(layers.averagePool(node.shape()), node);
  }

  /** Pooled or flattened, dense, perhaps offset by a constant, perhaps a softmax. */
  private Node classifier(Node node) {
    Node pooled = dice.onceIn(2) ? sketch.add(new GlobalPool(GlobalPool.Kind.AVERAGE), node) : node;
    Node flat = sketch.add(new Reshape(Shape.of(pooled.shape().elements())), pooled);
    Dense dense = layers.dense(flat.shape());
    Node logits = sketch.add(new Dense(dense.weight(), dense.bias(), Activation.NONE), flat);
    if (dice.onceIn(3)) {
      logits = sketch.add(layers.batchNorm(logits.shape().channels()), logits);
    }
    if (dice.onceIn(3)) {
      Node offset = sketch.add(new Constant(dice.values(logits.shape())));
      Node twice =
          sketch.add(new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE), offset, offset);
      logits = sketch.add(new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE), logits, twice);
    }
    return dice.onceIn(2) ? sketch.add(new Softmax(0), logits) : logits;
  }
}

package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.zoo.Weights.Role;

/**
 * The layers that the architectures are made of, with their weights. A weight is called by its
 * layer and what it is, as in PyTorch: {@code conv1.weight}, {@code bn1.running_mean}.
 */
final class NetworkBuilder {
  static final String INPUT = "input";

  private final GraphBuilder graph;
  private final Weights weights;

  NetworkBuilder(String name, Weights weights) {
    this.graph = new GraphBuilder(name);
    this.weights = weights;
  }

  Node input(int channels, int extent) {
    return graph.input(INPUT, Shape.chw(channels, extent, extent));
  }

  Node add(String name, Layer layer, Node... inputs) {
    return graph.add(name, layer, inputs);
  }

  /** A convolution without bias, as before a batch norm. */
  Node conv(String name, Node input, int maps, Window2d window) {
    return add(name, conv(name, input, maps, window, 1, FloatTensor.absent(Shape.of(maps))), input);
  }

  Node biasedConv(String name, Node input, int maps, Window2d window) {
    return add(name, conv(name, input, maps, window, 1, bias(name, maps)), input);
  }

  /** A biased convolution and its ReLU as one layer. */
  Node rectifiedConv(String name, Node input, int maps, Window2d window) {
    Conv2d conv = conv(name, input, maps, window, 1, bias(name, maps));
    return add(name, conv.withActivation(Activation.RELU), input);
  }

  /** Each map by a filter of its own, without bias. */
  Node depthwiseConv(String name, Node input, Window2d window) {
    int maps = input.shape().channels();
    FloatTensor noBias = FloatTensor.absent(Shape.of(maps));
    return add(name, conv(name, input, maps, window, maps, noBias), input);
  }

  private Conv2d conv(
      String name, Node input, int maps, Window2d window, int groups, FloatTensor bias) {
    Shape shape =
        Shape.of(
            maps,
            input.shape().channels() / groups,
            window.kernel().height(),
            window.kernel().width());
    return new Conv2d(
        weights.tensor(name + ".weight", shape, Role.KERNEL),
        bias,
        window,
        groups,
        Activation.NONE);
  }

  private FloatTensor bias(String name, int outputs) {
    return weights.tensor(name + ".bias", Shape.of(outputs), Role.BIAS);
  }

  Node norm(String name, Node input, float epsilon) {
    return norm(name, input, epsilon, Role.SCALE);
  }

  /** The last batch norm of a residual branch. */
  Node residualNorm(String name, Node input, float epsilon) {
    return norm(name, input, epsilon, Role.RESIDUAL_SCALE);
  }

  private Node norm(String name, Node input, float epsilon, Role scale) {
    Shape shape = Shape.of(input.shape().channels());
    BatchNorm norm =
        new BatchNorm(
            weights.tensor(name + ".weight", shape, scale),
            weights.tensor(name + ".bias", shape, Role.SHIFT),
            weights.tensor(name + ".running_mean", shape, Role.MEAN),
            weights.tensor(name + ".running_var", shape, Role.VARIANCE),
            epsilon);
    return add(name, norm, input);
  }

  Node relu(String name, Node input) {
    return add(name, new Activate(Activation.RELU), input);
  }

  Node maxPool(String name, Node input, Window2d window) {
    return add(name, new MaxPool2d(window), input);
  }

  Node globalAverage(String name, Node input) {
    return add(name, new GlobalPool(GlobalPool.Kind.AVERAGE), input);
  }

  Node sum(String name, Node left, Node right) {
    return add(name, new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE), left, right);
  }

  /** Maps one behind the other. */
  Node stack(String name, Node... branches) {
    return add(name, new Concat(0), branches);
  }

  Node flatten(String name, Node input) {
    return add(name, new Reshape(Shape.of(input.shape().elements())), input);
  }

  Node dense(String name, Node input, int outputs) {
    Shape shape = Shape.of(outputs, input.shape().elements());
    FloatTensor weight = weights.tensor(name + ".weight", shape, Role.KERNEL);
    return add(name, new Dense(weight, bias(name, outputs), Activation.NONE), input);
  }

  Node softmax(String name, Node input) {
    return add(name, new Softmax(0), input);
  }

  Graph build(Node output) {
    return graph.build(output);
  }
}

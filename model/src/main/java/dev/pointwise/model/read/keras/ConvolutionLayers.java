package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** Convolutions, plain, depthwise and both. */
final class ConvolutionLayers {
  private static final int KERNEL_AXES = 4;

  private ConvolutionLayers() {}

  static Node conv(KerasNode node) {
    FloatTensor weight = Kernels.conv(node.weight("kernel", KERNEL_AXES));
    FloatTensor bias = node.bias(weight.shape().dim(0));
    Window2d window = window(node, weight);
    int groups = node.config().integer("groups", 1);
    return ActivationLayers.behind(
        node, activation -> new Conv2d(weight, bias, window, groups, activation), node.map());
  }

  static Node depthwise(KerasNode node) {
    FloatTensor weight = Kernels.depthwise(node.weight("depthwise_kernel", KERNEL_AXES));
    FloatTensor bias = node.bias(weight.shape().dim(0));
    Window2d window = window(node, weight);
    int groups = node.map().shape().channels();
    return ActivationLayers.behind(
        node, activation -> new Conv2d(weight, bias, window, groups, activation), node.map());
  }

  /** Depthwise, then pointwise; bias and activation come last. */
  static Node separable(KerasNode node) {
    FloatTensor depthwise = Kernels.depthwise(node.weight("depthwise_kernel", KERNEL_AXES));
    FloatTensor pointwise = Kernels.conv(node.weight("pointwise_kernel", KERNEL_AXES));
    Conv2d first =
        new Conv2d(
            depthwise,
            FloatTensor.absent(Shape.of(depthwise.shape().dim(0))),
            window(node, depthwise),
            node.map().shape().channels(),
            Activation.NONE);
    FloatTensor bias = node.bias(pointwise.shape().dim(0));
    return ActivationLayers.behind(
        node,
        activation -> new Conv2d(pointwise, bias, Window2d.of(1), 1, activation),
        node.part("depthwise", first, node.map()));
  }

  private static Window2d window(KerasNode node, FloatTensor weight) {
    Size kernel = new Size(weight.shape().dim(2), weight.shape().dim(3));
    return Windows.over(node, kernel, node.config().size("strides", Size.ONE));
  }
}

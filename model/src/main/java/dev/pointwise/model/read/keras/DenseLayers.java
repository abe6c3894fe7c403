package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** Fully connected layers; over a map, Keras' Dense is a 1x1 convolution. */
final class DenseLayers {
  private DenseLayers() {}

  static Node dense(KerasNode node) {
    FloatTensor kernel = node.weight("kernel", 2);
    FloatTensor bias = node.bias(kernel.shape().dim(1));
    if (node.input().shape().isFeatureMap()) {
      FloatTensor pointwise = Kernels.dense(kernel);
      Shape shape = Shape.of(pointwise.shape().dim(0), pointwise.shape().dim(1), 1, 1);
      return ActivationLayers.behind(
          node,
          activation -> new Conv2d(pointwise.reshape(shape), bias, Window2d.of(1), 1, activation),
          node.input());
    }
    FloatTensor weight =
        node.flattenedMap(node.input())
            .map(map -> Kernels.dense(kernel, map))
            .orElseGet(() -> Kernels.dense(kernel));
    return ActivationLayers.behind(
        node, activation -> new Dense(weight, bias, activation), node.input());
  }
}

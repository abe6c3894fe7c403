package dev.pointwise.model.read.onnx;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** ONNX Conv. */
final class ConvolutionOperators {
  private ConvolutionOperators() {}

  static Value conv(OnnxNode node) {
    FloatTensor given = node.floats(1);
    FloatTensor weight = given.reshape(FeatureMaps.weightShape(node, given.shape()));
    FloatTensor bias = bias(node, weight.shape().dim(0));
    int groups = node.attributes().integer("group", 1);
    Size kernel = new Size(weight.shape().dim(2), weight.shape().dim(3));
    return FeatureMaps.slide(
        node,
        map -> new Conv2d(weight, bias, Windows.over(node, kernel, map), groups, Activation.NONE));
  }

  /** Input 2, or zeros. */
  static FloatTensor bias(OnnxNode node, int channels) {
    return node.has(2) ? node.floats(2) : FloatTensor.absent(Shape.of(channels));
  }
}

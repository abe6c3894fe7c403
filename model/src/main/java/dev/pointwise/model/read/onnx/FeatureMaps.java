package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.tensor.Shape;
import java.util.function.Function;

/** Layers over feature maps CHW, for sequences CL as well: those become maps of height 1. */
final class FeatureMaps {
  private FeatureMaps() {}

  /**
   * The layer that {@code layer} makes for the map's shape, over input 0.
   *
   * <pre>
   *   CL -> Reshape C x 1 x L -> layer -> Reshape C x L
   * </pre>
   */
  static Value slide(OnnxNode node, Function<Shape, Layer> layer) {
    Node input = node.node(0);
    Shape shape = input.shape();
    if (shape.isFeatureMap()) {
      return node.add(layer.apply(shape), input);
    }
    if (shape.rank() != 2) {
      throw node.unsupported(
          "slides over %d axes of an image of %s; only one or two are supported",
          shape.rank() - 1, shape);
    }
    Shape map = Shape.chw(shape.dim(0), 1, shape.dim(1));
    Node lifted = node.part("map", new Reshape(map), input);
    Node slid = node.part("2d", layer.apply(map), lifted);
    return node.add(new Reshape(Shape.of(slid.shape().channels(), slid.shape().width())), slid);
  }

  /** A weight of a convolution over sequences as one over maps of height 1. */
  static Shape weightShape(OnnxNode node, Shape weight) {
    return switch (weight.rank()) {
      case 3 -> Shape.of(weight.dim(0), weight.dim(1), 1, weight.dim(2));
      case 4 -> weight;
      default ->
          throw node.unsupported(
              "has a weight of %s; only one or two spatial axes are supported", weight);
    };
  }
}

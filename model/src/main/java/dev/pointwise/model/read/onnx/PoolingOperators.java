package dev.pointwise.model.read.onnx;

import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.AveragePool2d.Divisor;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;

/** ONNX pools, sliding and global. */
final class PoolingOperators {
  private static final int EUCLIDEAN = 2;

  private PoolingOperators() {}

  static Value maxPool(OnnxNode node) {
    Size kernel = Windows.kernel(node);
    return FeatureMaps.slide(node, map -> new MaxPool2d(Windows.over(node, kernel, map)));
  }

  static Value averagePool(OnnxNode node) {
    Size kernel = Windows.kernel(node);
    Divisor divisor =
        node.attributes().isSet("count_include_pad") ? Divisor.PADDED_CELLS : Divisor.REAL_CELLS;
    return FeatureMaps.slide(
        node, map -> new AveragePool2d(Windows.over(node, kernel, map), divisor));
  }

  static Value lpPool(OnnxNode node) {
    Size kernel = Windows.kernel(node);
    int p = node.attributes().integer("p", EUCLIDEAN);
    return FeatureMaps.slide(node, map -> new LpPool2d(Windows.over(node, kernel, map), p));
  }

  static Value global(OnnxNode node, GlobalPool.Kind kind) {
    return node.add(new GlobalPool(kind), node.node(0));
  }

  static Value globalLpPool(OnnxNode node) {
    int p = node.attributes().integer("p", EUCLIDEAN);
    return FeatureMaps.slide(
        node, map -> new LpPool2d(whole(new Size(map.height(), map.width())), p));
  }

  private static Window2d whole(Size map) {
    Window2d one = Window2d.of(1);
    return new Window2d(map, one.stride(), one.dilation(), one.padding(), one.rounding());
  }
}

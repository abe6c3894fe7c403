package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;

/** Pools, sliding and global. */
final class PoolingLayers {
  private static final Size USUAL = Size.square(2);

  private PoolingLayers() {}

  static Node max(KerasNode node) {
    return node.add(new MaxPool2d(window(node)), node.map());
  }

  // TensorFlow, tf.nn.avg_pool: SAME padding is not part of the mean.
  static Node average(KerasNode node) {
    return node.add(new AveragePool2d(window(node), AveragePool2d.Divisor.REAL_CELLS), node.map());
  }

  private static Window2d window(KerasNode node) {
    Size kernel = node.config().size("pool_size", USUAL);
    return Windows.over(node, kernel, node.config().size("strides", kernel));
  }

  static Node global(KerasNode node, GlobalPool.Kind kind) {
    GlobalPool pool = new GlobalPool(kind);
    if (node.config().isSet("keepdims")) {
      return node.add(pool, node.map());
    }
    Node maps = node.part("pool", pool, node.map());
    return node.add(new Reshape(Shape.of(maps.shape().channels())), maps);
  }
}

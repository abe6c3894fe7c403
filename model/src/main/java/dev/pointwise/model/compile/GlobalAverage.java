package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.tensor.Shape;
import java.util.Set;

/** Knows the layers that make one value a map: its mean. */
final class GlobalAverage {
  private static final Set<Integer> HEIGHT_AND_WIDTH = Set.of(1, 2);

  private GlobalAverage() {}

  static boolean isOne(Node node) {
    if (node.layer() instanceof GlobalPool pool) {
      return pool.kind() == GlobalPool.Kind.AVERAGE;
    }
    if (node.layer() instanceof Reduce reduce) {
      return reduce.kind() == Reduce.Kind.MEAN
          && reduce.axes().equals(HEIGHT_AND_WIDTH)
          && node.inputs().get(0).shape().isFeatureMap();
    }
    return node.layer() instanceof AveragePool2d pool && covers(pool, node.inputs().get(0).shape());
  }

  private static boolean covers(AveragePool2d pool, Shape map) {
    return pool.window().kernel().equals(new Size(map.height(), map.width()))
        && pool.window().dilation().isOne()
        && pool.window().padding().equals(Padding.NONE);
  }
}

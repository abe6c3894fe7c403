package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * A dense layer's weights as those of a convolution: OI becomes O,I,1,1, and behind a flattened map
 * O,C,H,W.
 */
final class DenseWeights {
  private static final List<Integer> CHANNELS_LAST = List.of(1, 2, 0);

  private DenseWeights() {}

  /**
   * @param node of the layer
   * @param map the last feature map
   * @param pooled whether the map is averaged before the layer
   */
  static Conv2d of(Dense dense, Node node, Shape map, boolean pooled) {
    boolean reads = !pooled && dense.inFeatures() == map.elements() && followsFlatten(node);
    Size kernel = reads ? new Size(map.height(), map.width()) : Size.ONE;
    int maps = dense.inFeatures() / (kernel.height() * kernel.width());
    Shape shape = Shape.of(dense.outFeatures(), maps, kernel.height(), kernel.width());
    boolean reordered = reads && !kernel.isOne() && isChannelsLast(node);
    FloatTensor weight = reordered ? channelsFirst(dense.weight(), shape) : dense.weight();
    Window2d window =
        new Window2d(kernel, Size.ONE, Size.ONE, Padding.NONE, Window2d.Rounding.FLOOR);
    return new Conv2d(weight.reshape(shape), dense.bias(), window, 1, Activation.NONE);
  }

  /** No other weights between the map and this layer. */
  private static boolean followsFlatten(Node node) {
    Node before = node.inputs().get(0);
    while (!before.shape().isFeatureMap() && !(before.layer() instanceof Dense)) {
      before = before.inputs().get(0);
    }
    return before.shape().isFeatureMap();
  }

  private static boolean isChannelsLast(Node node) {
    Node before = node.inputs().get(0);
    while (!before.shape().isFeatureMap()) {
      before = before.inputs().get(0);
    }
    return isChannelsLast(before.layer());
  }

  /** Whether a layer puts the channels of a map behind its places. */
  static boolean isChannelsLast(Layer layer) {
    return layer instanceof Transpose transpose && transpose.order().equals(CHANNELS_LAST);
  }

  private static FloatTensor channelsFirst(FloatTensor weight, Shape shape) {
    int maps = shape.dim(1);
    int cells = shape.dim(2) * shape.dim(3);
    float[] values = new float[weight.elements()];
    for (int i = 0; i < values.length; i++) {
      int output = i / (maps * cells);
      int map = i / cells % maps;
      values[i] = weight.at((output * cells + i % cells) * maps + map);
    }
    return FloatTensor.of(shape, values);
  }
}

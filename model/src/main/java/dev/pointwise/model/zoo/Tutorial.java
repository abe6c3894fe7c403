package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Window2d;
import java.util.List;

/**
 * The small networks by which tutorials show what a 1x1 convolution does: 512 maps of a 256x256
 * colour picture, then convolutions over them, with Keras' names and its ReLUs inside.
 *
 * @param layers behind the first convolution
 */
record Tutorial(List<Convolution> layers) implements Architecture {
  private static final int EXTENT = 256;
  private static final Convolution FIRST = new Convolution(3, 512);

  /** A convolution that keeps the map's extents. */
  record Convolution(int kernel, int maps) {}

  static Tutorial of(Convolution... layers) {
    return new Tutorial(List.of(layers));
  }

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = add(network, "conv2d", FIRST, network.input(3, EXTENT));
    int number = 1;
    for (Convolution layer : layers) {
      node = add(network, "conv2d_" + number++, layer, node);
    }
    return node;
  }

  private static Node add(NetworkBuilder network, String name, Convolution layer, Node input) {
    Window2d same = Window2d.of(layer.kernel()).padding(layer.kernel() / 2);
    return network.rectifiedConv(name, input, layer.maps(), same);
  }
}

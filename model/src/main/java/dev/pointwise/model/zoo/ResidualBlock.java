package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Window2d;

/**
 * A residual block: convolutions with batch norm, the shortcut added to what they make, ReLU (He et
 * al. 2016, figures 2 and 5).
 */
enum ResidualBlock {
  /** 3x3, 3x3. */
  BASIC,
  /** 1x1 to fewer maps, 3x3 with the stride, 1x1 to four times as many: torchvision's, "v1.5". */
  BOTTLENECK,
  /** The same with the stride in the first 1x1: the paper's, "v1". */
  BOTTLENECK_V1;

  static final float EPSILON = 1e-5f;

  private static final int EXPANSION = 4;

  /** Maps that leave a block of this width. */
  int outMaps(int width) {
    return this == BASIC ? width : EXPANSION * width;
  }

  Node addTo(
      NetworkBuilder network, String name, Node input, Node shortcut, int width, int stride) {
    Node branch =
        this == BASIC
            ? basic(network, name, input, width, stride)
            : bottleneck(network, name, input, width, stride);
    String last = this == BASIC ? ".relu_1" : ".relu_2";
    return network.relu(name + last, network.sum(name + ".add", branch, shortcut));
  }

  private static Node basic(
      NetworkBuilder network, String name, Node input, int width, int stride) {
    Node node = network.conv(name + ".conv1", input, width, around(stride));
    node = network.relu(name + ".relu", network.norm(name + ".bn1", node, EPSILON));
    node = network.conv(name + ".conv2", node, width, around(1));
    return network.residualNorm(name + ".bn2", node, EPSILON);
  }

  private Node bottleneck(NetworkBuilder network, String name, Node input, int width, int stride) {
    boolean early = this == BOTTLENECK_V1;
    Window2d pointwise = Window2d.of(1).stride(early ? stride : 1);
    Node node = network.conv(name + ".conv1", input, width, pointwise);
    node = network.relu(name + ".relu", network.norm(name + ".bn1", node, EPSILON));
    node = network.conv(name + ".conv2", node, width, around(early ? 1 : stride));
    node = network.relu(name + ".relu_1", network.norm(name + ".bn2", node, EPSILON));
    node = network.conv(name + ".conv3", node, outMaps(width), Window2d.of(1));
    return network.residualNorm(name + ".bn3", node, EPSILON);
  }

  private static Window2d around(int stride) {
    return Window2d.of(3).stride(stride).padding(1);
  }
}

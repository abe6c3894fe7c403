package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import java.util.List;

/**
 * MobileNet v1 (Howard et al. 2017, table 1) with Keras' names and TensorFlow's 1001 classes, of
 * which the first is the background: each block is a depthwise 3x3 and a 1x1. Output: scores.
 *
 * @param width what the numbers of maps are multiplied by
 * @param extent of the input, a multiple of 32
 */
record MobileNet(double width, int extent) implements Architecture {
  private static final int STEM_MAPS = 32;
  private static final int CLASSES = 1001;
  private static final float EPSILON = 1e-3f;
  private static final Activation RELU6 = Activation.clip(0, 6);

  /** Of each block, its maps at width 1; a block halves the map where their number grows. */
  private static final List<Integer> MAPS =
      List.of(64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024);

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = network.conv("conv1", network.input(3, extent), maps(STEM_MAPS), window(2));
    node = finished(network, "conv1", node);
    for (int block = 1; block <= MAPS.size(); block++) {
      node = block(network, block, node);
    }
    node = network.globalAverage("global_average_pooling2d", node);
    node = network.biasedConv("conv_preds", node, CLASSES, Window2d.of(1));
    return network.softmax("predictions", network.flatten("reshape", node));
  }

  private Node block(NetworkBuilder network, int number, Node input) {
    int maps = MAPS.get(number - 1);
    boolean halves = number > 1 && maps > MAPS.get(number - 2);
    String depthwise = "conv_dw_" + number;
    Node node = network.depthwiseConv(depthwise, input, window(halves ? 2 : 1));
    node = finished(network, depthwise, node);
    String pointwise = "conv_pw_" + number;
    return finished(network, pointwise, network.conv(pointwise, node, maps(maps), Window2d.of(1)));
  }

  private static Node finished(NetworkBuilder network, String conv, Node node) {
    Node norm = network.norm(conv + "_bn", node, EPSILON);
    return network.add(conv + "_relu", new Activate(RELU6), norm);
  }

  // TensorFlow's SAME puts the odd cell behind; all maps that are halved have even extents.
  private static Window2d window(int stride) {
    Padding padding = stride == 2 ? new Padding(0, 0, 1, 1) : Padding.same(1);
    return Window2d.of(3).stride(stride).padding(padding);
  }

  private int maps(int full) {
    return (int) (full * width);
  }
}

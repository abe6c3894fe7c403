package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.layer.Window2d.Rounding;
import java.util.List;

/**
 * SqueezeNet (Iandola et al. 2016) with torchvision's names: fire modules, a 1x1 that squeezes and
 * a 1x1 beside a 3x3 that expand. Input 3x224x224, output 1000 logits.
 *
 * @param stemMaps maps of the first convolution
 * @param stem its window
 * @param layers behind it, in order: a fire module's squeezed maps, or 0 for a pool
 */
record SqueezeNet(int stemMaps, Window2d stem, List<Integer> layers) implements Architecture {
  static final SqueezeNet V1_0 =
      new SqueezeNet(
          96, Window2d.of(7).stride(2), List.of(0, 16, 16, 32, 0, 32, 48, 48, 64, 0, 64));
  static final SqueezeNet V1_1 =
      new SqueezeNet(
          64, Window2d.of(3).stride(2), List.of(0, 16, 16, 0, 32, 32, 0, 48, 48, 64, 64));

  private static final int POOL = 0;
  private static final int EXPANSION = 4;
  private static final int CLASSES = 1000;
  private static final Window2d HALVING = Window2d.of(3).stride(2).rounding(Rounding.CEIL);

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = network.biasedConv("features.0", network.input(3, 224), stemMaps, stem);
    node = network.relu("features.1", node);
    int place = 2;
    for (int squeezed : layers) {
      String name = "features." + place++;
      node =
          squeezed == POOL
              ? network.maxPool(name, node, HALVING)
              : fire(network, name, node, squeezed);
    }
    node = network.biasedConv("classifier.1", node, CLASSES, Window2d.of(1));
    node = network.globalAverage("classifier.3", network.relu("classifier.2", node));
    return network.flatten("flatten", node);
  }

  private static Node fire(NetworkBuilder network, String name, Node input, int squeezed) {
    int maps = EXPANSION * squeezed;
    Node squeeze = rectified(network, name + ".squeeze", input, squeezed, Window2d.of(1));
    return network.stack(
        name + ".cat",
        rectified(network, name + ".expand1x1", squeeze, maps, Window2d.of(1)),
        rectified(network, name + ".expand3x3", squeeze, maps, Window2d.of(3).padding(1)));
  }

  private static Node rectified(
      NetworkBuilder network, String name, Node input, int maps, Window2d window) {
    return network.relu(name + "_activation", network.biasedConv(name, input, maps, window));
  }
}

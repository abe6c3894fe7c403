package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.layer.Window2d.Rounding;
import java.util.List;

/**
 * GoogLeNet as torchvision has it: batch norm in place of biases, and 3x3 kernels in the branch
 * that the paper gives 5x5 ones. Input 3x224x224, output 1000 logits.
 */
record BatchNormGoogLeNet() implements Architecture {
  private static final int CLASSES = 1000;
  private static final float EPSILON = 1e-3f;
  private static final Window2d POINTWISE = Window2d.of(1);
  private static final Window2d AROUND = Window2d.of(3).padding(1);

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = network.input(3, 224);
    node = conv(network, "conv1", node, 64, Window2d.of(7).stride(2).padding(3));
    node = network.maxPool("maxpool1", node, halving(3));
    node = conv(network, "conv2", node, 64, POINTWISE);
    node = conv(network, "conv3", node, 192, AROUND);
    int stage = 2;
    for (List<InceptionWidths> modules : InceptionWidths.GOOGLENET) {
      // torchvision: the last pool alone is 2x2
      node = network.maxPool("maxpool" + stage, node, halving(stage == 4 ? 2 : 3));
      for (InceptionWidths widths : modules) {
        node = module(network, widths, node);
      }
      stage++;
    }
    Node pooled = network.flatten("flatten", network.globalAverage("avgpool", node));
    return network.dense("fc", pooled, CLASSES);
  }

  private static Window2d halving(int kernel) {
    return Window2d.of(kernel).stride(2).rounding(Rounding.CEIL);
  }

  private static Node module(NetworkBuilder network, InceptionWidths widths, Node input) {
    String module = "inception" + widths.name();
    Node reduced = conv(network, module + ".branch2.0", input, widths.reduction3x3(), POINTWISE);
    Node reduced5x5 = conv(network, module + ".branch3.0", input, widths.reduction5x5(), POINTWISE);
    Node pooled = network.maxPool(module + ".branch4.0", input, AROUND);
    return network.stack(
        module + ".cat",
        conv(network, module + ".branch1", input, widths.pointwise(), POINTWISE),
        conv(network, module + ".branch2.1", reduced, widths.kernel3x3(), AROUND),
        conv(network, module + ".branch3.1", reduced5x5, widths.kernel5x5(), AROUND),
        conv(network, module + ".branch4.1", pooled, widths.projection(), POINTWISE));
  }

  private static Node conv(
      NetworkBuilder network, String name, Node input, int maps, Window2d window) {
    Node conv = network.conv(name + ".conv", input, maps, window);
    return network.relu(name + ".relu", network.norm(name + ".bn", conv, EPSILON));
  }
}

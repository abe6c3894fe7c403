package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * ResNet for CIFAR-10 (He et al. 2016, section 4.2): three stages of 16, 32 and 64 maps, shortcuts
 * without parameters (option A). Input 3x32x32, output 10 logits.
 */
record CifarResNet(int blocksPerStage) implements Architecture {
  private static final int STEM_MAPS = 16;
  private static final int STAGES = 3;
  private static final int CLASSES = 10;

  /** That of 20, 32, 44, 56 ... layers: a stem, two in each block, the classifier. */
  static CifarResNet ofDepth(int depth) {
    return new CifarResNet((depth - 2) / (2 * STAGES));
  }

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = network.input(3, 32);
    node = network.conv("conv1", node, STEM_MAPS, Window2d.of(3).padding(1));
    node = network.relu("relu", network.norm("bn1", node, ResidualBlock.EPSILON));
    for (int stage = 0; stage < STAGES; stage++) {
      for (int i = 0; i < blocksPerStage; i++) {
        String name = "layer%d.%d".formatted(stage + 1, i);
        boolean halves = stage > 0 && i == 0;
        Node shortcut = halves ? shortcut(network, name, node) : node;
        int width = STEM_MAPS << stage;
        node = ResidualBlock.BASIC.addTo(network, name, node, shortcut, width, halves ? 2 : 1);
      }
    }
    Node pooled = network.flatten("flatten", network.globalAverage("avgpool", node));
    return network.dense("linear", pooled, CLASSES);
  }

  /** Every other cell, and as many maps of zeros as there are maps, half of them before. */
  private static Node shortcut(NetworkBuilder network, String block, Node input) {
    Shape shape = input.shape();
    List<Integer> sizes =
        List.of(shape.channels(), (shape.height() + 1) / 2, (shape.width() + 1) / 2);
    Slice everyOther = new Slice(List.of(0, 0, 0), sizes, List.of(1, 2, 2));
    Node sampled = network.add(block + ".shortcut.slice", everyOther, input);
    List<Integer> zeros = List.of(shape.channels() / 2, 0, 0);
    return network.add(
        block + ".shortcut.pad", new Pad(Pad.Mode.CONSTANT, zeros, zeros, 0), sampled);
  }
}

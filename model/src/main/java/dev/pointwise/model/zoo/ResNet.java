package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Window2d;
import java.util.Arrays;
import java.util.List;

/**
 * ResNet for ImageNet (He et al. 2016, "Deep Residual Learning for Image Recognition", table 1),
 * with torchvision's names. Input 3x224x224, output 1000 logits.
 *
 * @param blocks in each of the four stages, of 64, 128, 256 and 512 maps
 */
record ResNet(ResidualBlock block, List<Integer> blocks) implements Architecture {
  private static final int STEM_MAPS = 64;
  private static final int CLASSES = 1000;

  static ResNet of(ResidualBlock block, int... blocks) {
    return new ResNet(block, Arrays.stream(blocks).boxed().toList());
  }

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = network.input(3, 224);
    node = network.conv("conv1", node, STEM_MAPS, Window2d.of(7).stride(2).padding(3));
    node = network.relu("relu", network.norm("bn1", node, ResidualBlock.EPSILON));
    node = network.maxPool("maxpool", node, Window2d.of(3).stride(2).padding(1));
    for (int stage = 0; stage < blocks.size(); stage++) {
      node = stage(network, node, stage);
    }
    Node pooled = network.flatten("flatten", network.globalAverage("avgpool", node));
    return network.dense("fc", pooled, CLASSES);
  }

  /** Every stage but the first halves the map in its first block. */
  private Node stage(NetworkBuilder network, Node input, int stage) {
    Node node = input;
    for (int i = 0; i < blocks.get(stage); i++) {
      String name = "layer%d.%d".formatted(stage + 1, i);
      int stride = stage > 0 && i == 0 ? 2 : 1;
      int width = STEM_MAPS << stage;
      Node shortcut = shortcut(network, name, node, block.outMaps(width), stride);
      node = block.addTo(network, name, node, shortcut, width, stride);
    }
    return node;
  }

  /** The input itself, or its projection where the block changes its shape. */
  private static Node shortcut(
      NetworkBuilder network, String block, Node input, int maps, int stride) {
    if (stride == 1 && input.shape().channels() == maps) {
      return input;
    }
    Node projection =
        network.conv(block + ".downsample.0", input, maps, Window2d.of(1).stride(stride));
    return network.norm(block + ".downsample.1", projection, ResidualBlock.EPSILON);
  }
}

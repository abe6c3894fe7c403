package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.layer.Window2d.Rounding;
import java.util.List;

/**
 * GoogLeNet as the paper has it (Szegedy et al. 2015) and Caffe's bvlc_googlenet names it: true 5x5
 * kernels, biases, no batch norm, pools that round up, without the auxiliary classifiers. Input
 * 3x224x224, output 1000 scores.
 */
record GoogLeNet(Stem stem, InceptionModule module) implements Architecture {
  /** What follows the first and the last convolution of the stem. */
  enum Stem {
    LOCAL_RESPONSE_NORM,
    PLAIN
  }

  private static final int CLASSES = 1000;
  private static final Window2d HALVING = Window2d.of(3).stride(2).rounding(Rounding.CEIL);
  private static final LocalResponseNorm NORM = new LocalResponseNorm(5, 1e-4f, 0.75f, 1);

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = stem(network, network.input(3, 224));
    int stage = 2;
    for (List<InceptionWidths> modules : InceptionWidths.GOOGLENET) {
      node = network.maxPool("pool%d/3x3_s2".formatted(stage++), node, HALVING);
      for (InceptionWidths widths : modules) {
        node = module.addTo(network, widths, node);
      }
    }
    Node pooled = network.flatten("flatten", network.globalAverage("pool5/7x7_s1", node));
    return network.softmax("prob", network.dense("loss3/classifier", pooled, CLASSES));
  }

  private Node stem(NetworkBuilder network, Node input) {
    Window2d first = Window2d.of(7).stride(2).padding(3);
    Node node = network.biasedConv("conv1/7x7_s2", input, 64, first);
    node = network.relu("conv1/relu_7x7", node);
    node = norm(network, "pool1/norm1", network.maxPool("pool1/3x3_s2", node, HALVING));
    node = InceptionModule.rectified(network, "conv2", "3x3_reduce", 64, Window2d.of(1), node);
    Window2d around = Window2d.of(3).padding(1);
    node = InceptionModule.rectified(network, "conv2", "3x3", 192, around, node);
    return norm(network, "conv2/norm2", node);
  }

  private Node norm(NetworkBuilder network, String name, Node input) {
    return stem == Stem.PLAIN ? input : network.add(name, NORM, input);
  }
}

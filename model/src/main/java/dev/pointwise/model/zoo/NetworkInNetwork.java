package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.layer.Window2d.Rounding;

/**
 * Network In Network for CIFAR-10 (Lin, Chen, Yan 2013) with Caffe's names: an mlpconv is a
 * convolution and two 1x1 ones (cccp: cascaded cross-channel parametric pooling), a ReLU behind
 * each; the last has one map a class, whose means are the logits. Input 3x32x32, output 10 logits.
 */
record NetworkInNetwork() implements Architecture {
  private static final int CLASSES = 10;
  private static final Window2d HALVING = Window2d.of(3).stride(2).rounding(Rounding.CEIL);

  @Override
  public Node addTo(NetworkBuilder network) {
    Node node = network.input(3, 32);
    node = rectified(network, "conv1", "relu1", node, 192, Window2d.of(5).padding(2));
    node = cccp(network, 1, node, 160);
    node = cccp(network, 2, node, 96);
    node = network.maxPool("pool1", node, HALVING);
    node = rectified(network, "conv2", "relu2", node, 192, Window2d.of(5).padding(2));
    node = cccp(network, 3, node, 192);
    node = cccp(network, 4, node, 192);
    node = network.add("pool2", new AveragePool2d(HALVING, AveragePool2d.Divisor.REAL_CELLS), node);
    node = rectified(network, "conv3", "relu3", node, 192, Window2d.of(3).padding(1));
    node = cccp(network, 5, node, 192);
    node = cccp(network, 6, node, CLASSES);
    return network.flatten("flatten", network.globalAverage("pool3", node));
  }

  private static Node cccp(NetworkBuilder network, int number, Node input, int maps) {
    String name = "cccp" + number;
    return rectified(network, name, "relu_" + name, input, maps, Window2d.of(1));
  }

  private static Node rectified(
      NetworkBuilder network, String name, String relu, Node input, int maps, Window2d window) {
    return network.relu(relu, network.biasedConv(name, input, maps, window));
  }
}

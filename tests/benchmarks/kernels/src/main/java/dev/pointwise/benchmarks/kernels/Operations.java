package dev.pointwise.benchmarks.kernels;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.MaxPool2d;

/**
 * What the textbook formula computes for one image: two operations a multiply-add of a convolution,
 * one a cell under a window of the rest. An algorithm that needs fewer shows more of them a second.
 */
final class Operations {
  private Operations() {}

  static double of(Graph graph) {
    return graph.nodes().stream().mapToDouble(Operations::of).sum();
  }

  private static double of(Node node) {
    return (double) node.shape().elements() * perValue(node);
  }

  private static double perValue(Node node) {
    if (node.layer() instanceof Conv2d conv) {
      return 2.0 * conv.weight().elements() / conv.outChannels();
    }
    if (node.layer() instanceof LocalResponseNorm norm) {
      return norm.size();
    }
    if (node.layer() instanceof MaxPool2d pool) {
      return pool.window().kernel().height() * pool.window().kernel().width();
    }
    return 0;
  }
}

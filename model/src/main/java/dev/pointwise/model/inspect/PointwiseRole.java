package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a 1x1 convolution is for. */
public enum PointwiseRole {
  /** Fewer maps out than in. */
  REDUCTION,
  /** As many. */
  PROJECTION,
  /** More. */
  EXPANSION,
  /** On the short way of a residual sum, whatever its numbers of maps. */
  SHORTCUT;

  static PointwiseRole of(Node node, Graph graph) {
    Conv2d conv = (Conv2d) node.layer();
    if (isShortcut(node, graph.consumers())) {
      return SHORTCUT;
    }
    int difference = conv.outChannels() - conv.inChannels();
    return difference < 0 ? REDUCTION : difference > 0 ? EXPANSION : PROJECTION;
  }

  /** What it sums up with was made, by other layers, of the value that it reads itself. */
  private static boolean isShortcut(Node node, Map<Node, List<Node>> consumers) {
    Node end = node;
    while (consumers.get(end).size() == 1 && isNormOrActivation(only(end, consumers).layer())) {
      end = only(end, consumers);
    }
    for (Node reader : consumers.get(end)) {
      if (reader.layer() instanceof Arithmetic sum
          && sum.operation() == Arithmetic.Operation.ADD
          && otherAddendComesFrom(source(node), end, reader)) {
        return true;
      }
    }
    return false;
  }

  private static Node only(Node node, Map<Node, List<Node>> consumers) {
    return consumers.get(node).get(0);
  }

  private static boolean isNormOrActivation(Layer layer) {
    return layer instanceof BatchNorm || layer instanceof Activate;
  }

  /** What the shortcut starts from: some pool before they convolve. */
  private static Node source(Node node) {
    Node source = node.inputs().get(0);
    while (source.layer() instanceof AveragePool2d || source.layer() instanceof MaxPool2d) {
      source = source.inputs().get(0);
    }
    return source;
  }

  private static boolean otherAddendComesFrom(Node source, Node addend, Node sum) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(sum.inputs());
    open.remove(addend);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node == source) {
        return true;
      }
      if (seen.add(node)) {
        open.addAll(node.inputs());
      }
    }
    return false;
  }
}

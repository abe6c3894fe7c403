package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Concat;
import java.util.List;

/** Several inputs made into one. */
final class MergeLayers {
  private MergeLayers() {}

  static Node merge(KerasNode node, Arithmetic.Operation operation) {
    List<Node> inputs = node.inputs();
    if (inputs.stream().mapToInt(input -> input.shape().rank()).distinct().count() > 1) {
      throw node.unsupported(
          "merges %s; inputs of as many axes each are supported",
          inputs.stream().map(Node::shape).toList());
    }
    return node.add(new Arithmetic(operation, Activation.NONE), inputs);
  }

  static Node concatenate(KerasNode node) {
    int rank = node.inputs().isEmpty() ? 0 : node.inputs().get(0).shape().rank();
    int axis = node.axis(node.config().integer("axis", -1), rank);
    return node.add(new Concat(axis), node.inputs());
  }
}

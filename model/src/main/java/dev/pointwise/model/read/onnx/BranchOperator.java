package dev.pointwise.model.read.onnx;

import java.util.List;

/**
 * ONNX If, where the file alone decides the condition: PyTorch's exporter writes one for a squeeze
 * of an axis whose extent it does not know. The branch that holds is read in its place.
 */
final class BranchOperator {
  private BranchOperator() {}

  static List<Value> choose(OnnxNode node) {
    boolean holds = node.known(0).integers()[0] != 0;
    return node.inlined(node.attributes().requiredGraph(holds ? "then_branch" : "else_branch"));
  }
}

package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Node;

/** What the name of a tensor in an ONNX graph stands for. */
sealed interface Value permits Value.Computed, Known {
  /** Depends on the image; in the file its shape has the batch axis before that of the node. */
  record Computed(Node node) implements Value {
    /** Number of axes in the file, the batch axis among them. */
    int rank() {
      return node.shape().rank() + 1;
    }
  }
}

package dev.pointwise.model.read.onnx;

/** ONNX operators that do nothing at inference; their names become aliases of their input. */
final class PassThroughOperators {
  private PassThroughOperators() {}

  static Value identity(OnnxNode node) {
    return node.value(0);
  }

  static Value dropout(OnnxNode node) {
    boolean training = node.has(2) && node.known(2).integers()[0] != 0;
    if (training && node.has(1) && node.floats(1).at(0) != 0) {
      throw node.unsupported("is in training mode; export the model for inference");
    }
    return node.value(0);
  }

  /** Between types of floats: all are computed as float32. */
  static Value cast(OnnxNode node) {
    int type = node.attributes().requiredInteger("to");
    if (!ElementTypes.isFloating(type)) {
      throw node.unsupported("casts to %s; activations are floats", ElementTypes.name(type));
    }
    return node.value(0);
  }
}

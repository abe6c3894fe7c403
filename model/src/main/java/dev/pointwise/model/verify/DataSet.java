package dev.pointwise.model.verify;

import dev.pointwise.model.read.onnx.OnnxTensor;
import java.util.List;

/** Inputs of a model and the outputs they should give, in the order of the model's own. */
record DataSet(List<OnnxTensor> inputs, List<OnnxTensor> outputs, Shapes shapes) {
  /** How the outputs' shapes must agree. */
  enum Shapes {
    EQUAL,
    /** Axes of extent 1 may come and go. */
    EQUAL_BUT_FOR_ONES
  }

  DataSet {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}

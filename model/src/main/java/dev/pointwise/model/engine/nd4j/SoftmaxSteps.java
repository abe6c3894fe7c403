package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Softmax;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.softmax_forward;

/** Softmax and its logarithm as oneDNN's, row-major. */
final class SoftmaxSteps {
  private SoftmaxSteps() {}

  static Value softmax(NodePlanning at, Softmax layer) {
    return plan(at, dnnl.algorithm.softmax_accurate, layer.axis());
  }

  static Value logSoftmax(NodePlanning at, LogSoftmax layer) {
    return plan(at, dnnl.algorithm.softmax_log, layer.axis());
  }

  private static Value plan(NodePlanning at, dnnl.algorithm operation, int axis) {
    Value input = at.plainInput();
    Value result = at.overOrFresh(input);
    at.primitive(
        new softmax_forward.primitive_desc(
            at.cpu(),
            dnnl.prop_kind.forward_inference,
            operation,
            input.layout(),
            result.layout(),
            axis + 1,
            at.plainAttributes(),
            false),
        Arguments.from(input).to(result));
    return result;
  }
}

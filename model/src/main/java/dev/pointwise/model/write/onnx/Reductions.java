package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.Reduce;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Reductions along axes. */
final class Reductions {
  private Reductions() {}

  static String write(NodeDraft node, Reduce layer) {
    IntStream axes = layer.axes().stream().mapToInt(Integer::intValue).sorted();
    return write(node, operator(layer.kind()), axes, layer.kept() == Reduce.Kept.AS_ONE ? 1 : 0);
  }

  // ONNX: the axes are an input of ReduceSum since opset 13, of the others since opset 18.
  static String write(NodeDraft node, String operator, IntStream imageAxes, long keepdims) {
    long[] axes = NodeDraft.fileAxes(imageAxes);
    if (axes.length == 0) {
      return node.input(0);
    }
    OperatorDraft reduce =
        node.operator(operator).input(node.input(0)).integer("keepdims", keepdims);
    return node.opset() == Opset.NEWER || operator.equals("ReduceSum")
        ? reduce.input(node.integers("axes", Arrays.stream(axes))).write()
        : reduce.integers("axes", axes).write();
  }

  private static String operator(Reduce.Kind kind) {
    return switch (kind) {
      case SUM -> "ReduceSum";
      case MEAN -> "ReduceMean";
      case MAX -> "ReduceMax";
      case MIN -> "ReduceMin";
      case L1 -> "ReduceL1";
      case L2 -> "ReduceL2";
    };
  }
}

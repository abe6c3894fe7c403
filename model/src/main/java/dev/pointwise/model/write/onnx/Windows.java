package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import java.util.stream.IntStream;

/** Sliding windows as attributes, and the pools, which are nothing else. */
final class Windows {
  private static final int MAP_RANK = 3;

  private Windows() {}

  /** Attributes that have their default value are left out, except for the kernel. */
  static OperatorDraft on(OperatorDraft operator, Window2d window) {
    size(operator, "kernel_shape", window.kernel());
    if (!window.stride().isOne()) {
      size(operator, "strides", window.stride());
    }
    if (!window.dilation().isOne()) {
      size(operator, "dilations", window.dilation());
    }
    Padding padding = window.padding();
    if (!padding.equals(Padding.NONE)) {
      operator.integers("pads", padding.top(), padding.left(), padding.bottom(), padding.right());
    }
    return operator;
  }

  private static void size(OperatorDraft operator, String attribute, Size size) {
    operator.integers(attribute, size.height(), size.width());
  }

  static String maxPool(NodeDraft node, MaxPool2d layer) {
    return pool(node, "MaxPool", layer.window()).write();
  }

  static String averagePool(NodeDraft node, AveragePool2d layer) {
    OperatorDraft pool = pool(node, "AveragePool", layer.window());
    if (layer.divisor() == AveragePool2d.Divisor.PADDED_CELLS) {
      pool.integer("count_include_pad", 1);
    }
    return pool.write();
  }

  static String lpPool(NodeDraft node, LpPool2d layer) {
    return pool(node, "LpPool", layer.window()).integer("p", layer.p()).write();
  }

  private static OperatorDraft pool(NodeDraft node, String operator, Window2d window) {
    OperatorDraft pool = on(node.operator(operator), window).input(node.input(0));
    return window.rounding() == Window2d.Rounding.CEIL ? pool.integer("ceil_mode", 1) : pool;
  }

  /** Runtimes have global pools over maps only; over other shapes it is a reduction. */
  static String globalPool(NodeDraft node, GlobalPool layer) {
    boolean isMax = layer.kind() == GlobalPool.Kind.MAX;
    int rank = node.shape().rank();
    if (rank == 1) {
      return node.input(0);
    }
    if (rank == MAP_RANK) {
      return node.operator(isMax ? "GlobalMaxPool" : "GlobalAveragePool")
          .input(node.input(0))
          .write();
    }
    return Reductions.write(node, isMax ? "ReduceMax" : "ReduceMean", IntStream.range(1, rank), 1);
  }
}

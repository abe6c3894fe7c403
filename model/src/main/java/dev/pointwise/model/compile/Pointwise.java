package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Padding;
import java.util.Optional;

/** Knows the convolutions that are one matrix for every cell by itself and leave cells in place. */
final class Pointwise {
  private Pointwise() {}

  /** Whatever its activation, with or without a residual. */
  static Optional<Conv2d> of(Node node) {
    return node.layer() instanceof Conv2d conv && isMatrix(conv)
        ? Optional.of(conv)
        : Optional.empty();
  }

  /** Without activation and residual. */
  static Optional<Conv2d> linear(Node node) {
    return of(node).filter(conv -> conv.activation().isNone() && node.inputs().size() == 1);
  }

  private static boolean isMatrix(Conv2d conv) {
    return conv.isPointwise()
        && conv.groups() == 1
        && conv.window().stride().isOne()
        && conv.window().padding().equals(Padding.NONE);
  }
}

package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** ONNX operators that put the same values into another order. */
final class LayoutOperators {
  private LayoutOperators() {}

  static Value transpose(OnnxNode node) {
    int rank = node.computed(0).rank();
    long[] order = order(node, rank);
    if (order.length != rank) {
      throw new ModelException(
          "permutes %s but receives %d axes".formatted(Arrays.toString(order), rank));
    }
    if (order[0] != 0) {
      throw node.unsupported("moves axis 0, the batch: %s", Arrays.toString(order));
    }
    List<Integer> imageOrder =
        Arrays.stream(order).skip(1).mapToObj(axis -> Math.toIntExact(axis) - 1).toList();
    return node.add(new Transpose(imageOrder), node.node(0));
  }

  /** Reversed where the file does not state it. */
  static long[] order(OnnxNode node, int rank) {
    return node.attributes()
        .integers("perm")
        .orElseGet(() -> LongStream.range(0, rank).map(i -> rank - 1 - i).toArray());
  }

  static Value depthToSpace(OnnxNode node) {
    String mode = node.attributes().text("mode", "DCR");
    DepthToSpace.Order order =
        switch (mode) {
          case "DCR" -> DepthToSpace.Order.DCR;
          case "CRD" -> DepthToSpace.Order.CRD;
          default -> throw new ModelException("has mode '%s'".formatted(mode));
        };
    int block = node.attributes().requiredInteger("blocksize");
    return node.add(new DepthToSpace(block, order), node.node(0));
  }

  static Value spaceToDepth(OnnxNode node) {
    int block = node.attributes().requiredInteger("blocksize");
    return node.add(new SpaceToDepth(block), node.node(0));
  }
}

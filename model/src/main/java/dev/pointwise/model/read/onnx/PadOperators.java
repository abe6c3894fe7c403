package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Pad;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** ONNX Pad: amounts and value as attributes before opset 11, as inputs since. */
final class PadOperators {
  private PadOperators() {}

  static Value pad(OnnxNode node) {
    Node input = node.node(0);
    int rank = input.shape().rank() + 1;
    long[] amounts = amounts(node, rank);
    if (amounts[0] != 0 || amounts[rank] != 0) {
      throw node.unsupported("pads axis 0, the batch");
    }
    if (Arrays.stream(amounts).allMatch(amount -> amount == 0)) {
      return node.value(0);
    }
    List<Integer> before = range(amounts, 1, rank);
    List<Integer> after = range(amounts, rank + 1, 2 * rank);
    return node.add(new Pad(mode(node), before, after, value(node)), input);
  }

  /** For every axis of the file the cells before it, then for every axis those behind it. */
  private static long[] amounts(OnnxNode node, int rank) {
    long[] given = node.integers("pads", 1).orElseThrow(() -> new ModelException("lacks its pads"));
    long[] axes =
        node.has(3) ? node.known(3).integers() : IntStream.range(0, rank).asLongStream().toArray();
    if (given.length != 2 * axes.length) {
      throw new ModelException(
          "has %d pads for %d axes; it takes two for each".formatted(given.length, axes.length));
    }
    long[] amounts = new long[2 * rank];
    for (int i = 0; i < axes.length; i++) {
      int axis = node.positiveAxis(axes[i], rank);
      amounts[axis] = given[i];
      amounts[rank + axis] = given[axes.length + i];
    }
    return amounts;
  }

  private static Pad.Mode mode(OnnxNode node) {
    String mode = node.attributes().text("mode", "constant");
    return switch (mode) {
      case "constant" -> Pad.Mode.CONSTANT;
      case "reflect" -> Pad.Mode.REFLECT;
      case "edge" -> Pad.Mode.EDGE;
      case "wrap" -> Pad.Mode.WRAP;
      default -> throw new ModelException("has mode '%s'".formatted(mode));
    };
  }

  private static float value(OnnxNode node) {
    return node.has(2) ? node.floats(2).at(0) : node.attributes().decimal("value", 0);
  }

  private static List<Integer> range(long[] values, int from, int to) {
    return Arrays.stream(values, from, to).mapToInt(Math::toIntExact).boxed().toList();
  }
}

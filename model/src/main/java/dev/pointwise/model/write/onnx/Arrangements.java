package dev.pointwise.model.write.onnx;

import static dev.pointwise.model.write.onnx.NodeDraft.fileAxes;
import static dev.pointwise.model.write.onnx.NodeDraft.fileAxis;
import static dev.pointwise.model.write.onnx.NodeDraft.longs;

import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Transpose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Layers that put values elsewhere: stacked, padded, cut, in another order. */
final class Arrangements {
  private Arrangements() {}

  static String concat(NodeDraft node, Concat layer) {
    IntStream inputs = IntStream.range(0, node.inputs());
    List<String> parts = inputs.mapToObj(input -> everyImage(node, input)).toList();
    return node.operator("Concat").inputs(parts).integer("axis", fileAxis(layer.axis())).write();
  }

  /**
   * A constant once for each image, since Concat does not broadcast.
   *
   * <pre>
   *   image -> Shape -> N \
   *                        Concat -> Expand (constant) -> N x extents
   *   extents ------------/
   * </pre>
   */
  private static String everyImage(NodeDraft node, int input) {
    int computed =
        IntStream.range(0, node.inputs()).filter(i -> !node.isFixed(i)).findFirst().orElse(-1);
    if (computed < 0 || !node.isFixed(input)) {
      return node.input(input);
    }
    String batch =
        node.operator("Shape")
            .input(node.input(computed))
            .integer("start", 0)
            .integer("end", 1)
            .write();
    String target =
        node.operator("Concat")
            .input(batch)
            .input(node.integers("extents", longs(node.inputShape(input).dims())))
            .integer("axis", 0)
            .write();
    return node.operator("Expand").input(node.input(input)).input(target).write();
  }

  static String pad(NodeDraft node, Pad layer) {
    LongStream before = LongStream.concat(LongStream.of(0), longs(layer.before()));
    LongStream after = LongStream.concat(LongStream.of(0), longs(layer.after()));
    String amounts = node.integers("pads", LongStream.concat(before, after));
    OperatorDraft pad =
        node.operator("Pad")
            .input(node.input(0))
            .input(amounts)
            .text("mode", layer.mode().name().toLowerCase(Locale.ROOT));
    return layer.mode() == Pad.Mode.CONSTANT
        ? pad.input(node.scalar("value", layer.value())).write()
        : pad.write();
  }

  static String slice(NodeDraft node, Slice layer) {
    int rank = layer.sizes().size();
    LongStream ends = IntStream.range(0, rank).mapToLong(axis -> end(node, layer, axis));
    LongStream axes = Arrays.stream(fileAxes(IntStream.range(0, rank)));
    return node.operator("Slice")
        .input(node.input(0))
        .input(node.integers("starts", longs(layer.starts())))
        .input(node.integers("ends", ends))
        .input(node.integers("axes", axes))
        .input(node.integers("steps", longs(layer.steps())))
        .write();
  }

  // ONNX Slice: an end below 0 counts from behind, so one before the first place is -extent - 1.
  private static long end(NodeDraft node, Slice layer, int axis) {
    long end = layer.starts().get(axis) + (long) layer.sizes().get(axis) * layer.steps().get(axis);
    return end < 0 ? -node.inputShape(0).dim(axis) - 1L : end;
  }

  static String transpose(NodeDraft node, Transpose layer) {
    IntStream order = layer.order().stream().mapToInt(Integer::intValue);
    long[] permutation =
        LongStream.concat(LongStream.of(0), Arrays.stream(fileAxes(order))).toArray();
    return node.operator("Transpose").input(node.input(0)).integers("perm", permutation).write();
  }
}

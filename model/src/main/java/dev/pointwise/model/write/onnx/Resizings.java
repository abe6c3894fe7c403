package dev.pointwise.model.write.onnx;

import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Locale;
import java.util.stream.LongStream;

/** Resize, by its scales where they tell the output's size, by sizes otherwise. */
final class Resizings {
  private Resizings() {}

  static String write(NodeDraft node, Resize layer) {
    OperatorDraft resize = scaled(node, layer) ? byScales(node, layer) : bySizes(node, layer);
    resize
        .text("mode", lower(layer.interpolation()))
        .text("coordinate_transformation_mode", lower(layer.coordinates()));
    if (layer.interpolation() == Resize.Interpolation.NEAREST) {
      resize.text("nearest_mode", lower(layer.nearest()));
    }
    return resize.write();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static boolean scaled(NodeDraft node, Resize layer) {
    Shape input = node.inputShape(0);
    return isFloor(layer.output().height(), input.height(), layer.scaleHeight())
        && isFloor(layer.output().width(), input.width(), layer.scaleWidth());
  }

  /** In float and in double, since runtimes differ. */
  private static boolean isFloor(int output, int input, float scale) {
    return (int) Math.floor(input * scale) == output
        && (int) Math.floor((double) input * scale) == output;
  }

  private static OperatorDraft byScales(NodeDraft node, Resize layer) {
    FloatTensor scales = FloatTensor.vector(1, 1, layer.scaleHeight(), layer.scaleWidth());
    return node.operator("Resize")
        .input(node.input(0))
        .noInput()
        .input(node.weights("scales", scales));
  }

  /** ONNX takes the scale from the sizes then, so that only a layer whose scale is theirs fits. */
  private static OperatorDraft bySizes(NodeDraft node, Resize layer) {
    Shape input = node.inputShape(0);
    int height = layer.output().height();
    int width = layer.output().width();
    if (layer.scaleHeight() != height / (float) input.height()
        || layer.scaleWidth() != width / (float) input.width()) {
      throw node.refusal(
          "makes %s of %s by scales %s and %s, which ONNX's Resize would round to another size",
          layer.output(), input, layer.scaleHeight(), layer.scaleWidth());
    }
    String unchanged =
        node.operator("Shape").input(node.input(0)).integer("start", 0).integer("end", 2).write();
    String sizes =
        node.operator("Concat")
            .input(unchanged)
            .input(node.integers("size", LongStream.of(height, width)))
            .integer("axis", 0)
            .write();
    return node.operator("Resize").input(node.input(0)).noInput().noInput().input(sizes);
  }
}

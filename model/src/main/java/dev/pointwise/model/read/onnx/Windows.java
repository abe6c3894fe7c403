package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;

/** The attributes of convolutions and pools as a window; automatic padding becomes explicit. */
final class Windows {
  private Windows() {}

  /** For a window that slides over an input of this shape. */
  static Window2d over(OnnxNode node, Size kernel, Shape input) {
    Size stride = size(node, "strides", Size.ONE);
    Size dilation = size(node, "dilations", Size.ONE);
    Window2d.Rounding rounding =
        node.attributes().isSet("ceil_mode") ? Window2d.Rounding.CEIL : Window2d.Rounding.FLOOR;
    Window2d plain = new Window2d(kernel, stride, dilation, Padding.NONE, rounding);
    return plain.padding(padding(node, plain, input));
  }

  static Size kernel(OnnxNode node) {
    if (!node.attributes().has("kernel_shape")) {
      throw new ModelException("lacks its attribute 'kernel_shape'");
    }
    return size(node, "kernel_shape", Size.ONE);
  }

  static Size size(OnnxNode node, String attribute, Size otherwise) {
    return node.attributes()
        .integers(attribute)
        .map(values -> size(attribute, values))
        .orElse(otherwise);
  }

  private static Size size(String attribute, long[] values) {
    return switch (values.length) {
      case 1 -> new Size(attribute.equals("output_padding") ? 0 : 1, Math.toIntExact(values[0]));
      case 2 -> new Size(Math.toIntExact(values[0]), Math.toIntExact(values[1]));
      default ->
          throw new ModelException(
              "has %s %s; one or two numbers are supported"
                  .formatted(attribute, Arrays.toString(values)));
    };
  }

  private static Padding padding(OnnxNode node, Window2d window, Shape input) {
    return switch (autoPad(node)) {
      case "NOTSET" -> explicitPadding(node);
      case "VALID" -> Padding.NONE;
      case "SAME_UPPER" -> split(missing(window, input), Extra.BEHIND);
      case "SAME_LOWER" -> split(missing(window, input), Extra.BEFORE);
      default -> throw new ModelException("has auto_pad '%s'".formatted(autoPad(node)));
    };
  }

  static String autoPad(OnnxNode node) {
    return node.attributes().text("auto_pad", "NOTSET");
  }

  static Padding explicitPadding(OnnxNode node) {
    long[] pads = node.attributes().integers("pads").orElse(new long[4]);
    if (Arrays.stream(pads).anyMatch(pad -> pad < 0)) {
      throw node.unsupported("has negative pads %s", Arrays.toString(pads));
    }
    int[] cells = Arrays.stream(pads).mapToInt(Math::toIntExact).toArray();
    return switch (cells.length) {
      case 2 -> new Padding(0, cells[0], 0, cells[1]);
      case 4 -> new Padding(cells[0], cells[1], cells[2], cells[3]);
      default ->
          throw new ModelException(
              "has pads %s; two or four numbers are supported".formatted(Arrays.toString(pads)));
    };
  }

  /** Where the odd cell of automatic padding goes. */
  enum Extra {
    BEFORE,
    BEHIND
  }

  static Padding split(Size cells, Extra extra) {
    int top = extra == Extra.BEHIND ? cells.height() / 2 : (cells.height() + 1) / 2;
    int left = extra == Extra.BEHIND ? cells.width() / 2 : (cells.width() + 1) / 2;
    return new Padding(top, left, cells.height() - top, cells.width() - left);
  }

  /** Cells that the input lacks for an output of ceil(input / stride), per axis. */
  private static Size missing(Window2d window, Shape input) {
    return new Size(
        missing(
            input.height(),
            window.stride().height(),
            Window2d.span(window.kernel().height(), window.dilation().height())),
        missing(
            input.width(),
            window.stride().width(),
            Window2d.span(window.kernel().width(), window.dilation().width())));
  }

  private static int missing(int input, int stride, int span) {
    int output = (input + stride - 1) / stride;
    return Math.max(0, (output - 1) * stride + span - input);
  }
}

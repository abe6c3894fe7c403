package dev.pointwise.model.read.keras;

import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;

/** Windows with the padding that Keras means. */
final class Windows {
  private Windows() {}

  /** Over a layer's input. */
  static Window2d over(KerasNode node, Size kernel, Size stride) {
    Size dilation = node.config().size("dilation_rate", Size.ONE);
    String padding = node.config().text("padding", "valid");
    return switch (padding) {
      case "valid" -> window(kernel, stride, dilation, Padding.NONE);
      case "same" ->
          window(kernel, stride, dilation, same(node.map().shape(), kernel, stride, dilation));
      default -> throw node.unsupported("has padding '%s'; valid and same are supported", padding);
    };
  }

  private static Window2d window(Size kernel, Size stride, Size dilation, Padding padding) {
    return new Window2d(kernel, stride, dilation, padding, Window2d.Rounding.FLOOR);
  }

  // TensorFlow, tf.nn.convolution, SAME: ceil(input / stride) outputs; the odd cell goes behind.
  private static Padding same(Shape map, Size kernel, Size stride, Size dilation) {
    int high = missing(map.height(), kernel.height(), stride.height(), dilation.height());
    int wide = missing(map.width(), kernel.width(), stride.width(), dilation.width());
    return new Padding(high / 2, wide / 2, high - high / 2, wide - wide / 2);
  }

  private static int missing(int input, int kernel, int stride, int dilation) {
    int outputs = (input + stride - 1) / stride;
    return Math.max(0, (outputs - 1) * stride + Window2d.span(kernel, dilation) - input);
  }
}

package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;

/** A window in oneDNN's terms: extents by axis, dilation counted from 0, padding as it is used. */
record Windows(long[] kernel, long[] stride, long[] dilation, long[] before, long[] after) {

  /** A window sliding over {@code input} to make {@code output}. */
  static Windows sliding(Window2d window, Shape input, Shape output) {
    Windows open = open(window);
    for (int axis = 0; axis < 2; axis++) {
      long end = (output.dim(axis + 1) - 1) * open.stride[axis] + open.span(axis);
      open.after[axis] = Math.max(0, end - input.dim(axis + 1) - open.before[axis]);
    }
    return open;
  }

  /** A window spreading {@code input} out to make {@code output}. */
  static Windows spreading(Window2d window, Shape input, Shape output) {
    Windows open = open(window);
    for (int axis = 0; axis < 2; axis++) {
      long end = (input.dim(axis + 1) - 1) * open.stride[axis] + open.span(axis);
      open.after[axis] = end - open.before[axis] - output.dim(axis + 1);
    }
    return open;
  }

  /** All of a feature map at once. */
  static Windows whole(Shape input) {
    return new Windows(
        new long[] {input.height(), input.width()},
        new long[] {1, 1},
        new long[2],
        new long[2],
        new long[2]);
  }

  private static Windows open(Window2d window) {
    return new Windows(
        new long[] {window.kernel().height(), window.kernel().width()},
        new long[] {window.stride().height(), window.stride().width()},
        new long[] {window.dilation().height() - 1, window.dilation().width() - 1},
        new long[] {window.padding().top(), window.padding().left()},
        new long[2]);
  }

  private long span(int axis) {
    return (kernel[axis] - 1) * (dilation[axis] + 1) + 1;
  }

  long cells() {
    return kernel[0] * kernel[1];
  }
}

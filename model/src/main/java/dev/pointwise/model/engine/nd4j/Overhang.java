package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;

/**
 * How far windows reach beyond the padding, as the last ones do when sizes are rounded up: by
 * output row and column, the kernel's cells that lie inside input and padding.
 */
record Overhang(Size kernel, int[] rows, int[] columns) {

  static Overhang of(Window2d window, Shape input, Shape output) {
    Padding padding = window.padding();
    Size kernel = window.kernel();
    return new Overhang(
        kernel,
        inside(
            output.height(),
            window.stride().height(),
            kernel.height(),
            window.dilation().height(),
            padding.top() + input.height() + padding.bottom()),
        inside(
            output.width(),
            window.stride().width(),
            kernel.width(),
            window.dilation().width(),
            padding.left() + input.width() + padding.right()));
  }

  private static int[] inside(int windows, int stride, int kernel, int dilation, int padded) {
    int[] cells = new int[windows];
    for (int i = 0; i < windows; i++) {
      int reachable = (padded - 1 - i * stride) / dilation + 1;
      cells[i] = Math.min(kernel, reachable);
    }
    return cells;
  }

  boolean exists() {
    return rows[rows.length - 1] < kernel.height() || columns[columns.length - 1] < kernel.width();
  }

  /** Kernel cells per cell inside, by output cell, row-major. */
  float[] factors() {
    float[] factors = new float[rows.length * columns.length];
    for (int i = 0; i < factors.length; i++) {
      int inside = rows[i / columns.length] * columns[i % columns.length];
      factors[i] = (float) (kernel.height() * kernel.width()) / inside;
    }
    return factors;
  }
}

package dev.pointwise.model.layer;

/**
 * A kernel sliding over a feature map. Padding is always explicit: automatic padding is resolved by
 * the reader, which knows the shapes.
 */
public record Window2d(
    Size kernel, Size stride, Size dilation, Padding padding, Rounding rounding) {

  /** How an extent that the stride does not divide ends. */
  public enum Rounding {
    FLOOR,
    /** One more, partial window, unless it would start in the padding behind the input. */
    CEIL
  }

  public Window2d {
    Check.that(
        positive(kernel) && positive(stride) && positive(dilation),
        "has kernel %s, stride %s, dilation %s; each must be at least 1x1",
        kernel,
        stride,
        dilation);
  }

  private static boolean positive(Size size) {
    return size.height() > 0 && size.width() > 0;
  }

  /** Stride 1, no dilation, no padding. */
  public static Window2d of(int kernel) {
    return new Window2d(Size.square(kernel), Size.ONE, Size.ONE, Padding.NONE, Rounding.FLOOR);
  }

  public Window2d stride(int cells) {
    return new Window2d(kernel, Size.square(cells), dilation, padding, rounding);
  }

  /** This window in steps as many times as large. */
  public Window2d stridedBy(Size factor) {
    Size larger = new Size(stride.height() * factor.height(), stride.width() * factor.width());
    return new Window2d(kernel, larger, dilation, padding, rounding);
  }

  public Window2d padding(int cells) {
    return new Window2d(kernel, stride, dilation, Padding.same(cells), rounding);
  }

  public Window2d padding(Padding newPadding) {
    return new Window2d(kernel, stride, dilation, newPadding, rounding);
  }

  public Window2d dilation(int cells) {
    return new Window2d(kernel, stride, Size.square(cells), padding, rounding);
  }

  public Window2d rounding(Rounding newRounding) {
    return new Window2d(kernel, stride, dilation, padding, newRounding);
  }

  /** True for the kernel of a 1x1 convolution, whatever its stride and padding. */
  public boolean isPointwise() {
    return kernel.isOne();
  }

  public int outputHeight(int inputHeight) {
    return output(
        inputHeight,
        span(kernel.height(), dilation.height()),
        stride.height(),
        padding.top(),
        padding.bottom());
  }

  public int outputWidth(int inputWidth) {
    return output(
        inputWidth,
        span(kernel.width(), dilation.width()),
        stride.width(),
        padding.left(),
        padding.right());
  }

  /** Cells a dilated kernel reaches over. */
  public static int span(int kernel, int dilation) {
    return Math.addExact(Math.multiplyExact(kernel - 1, dilation), 1);
  }

  private int output(int input, int span, int step, int before, int after) {
    int padded = Math.addExact(input, Math.addExact(before, after));
    int free = padded - span;
    Check.that(
        free >= 0,
        "has a kernel that reaches over %d cells, but the padded input has only %d",
        span,
        padded);
    if (rounding == Rounding.FLOOR) {
      return free / step + 1;
    }
    int windows = (free + step - 1) / step + 1;
    return (windows - 1) * step >= input + before ? windows - 1 : windows;
  }

  /** As in {@code 3x3/2}: kernel and stride. */
  @Override
  public String toString() {
    return stride.isOne() ? kernel.toString() : kernel + "/" + stride.height();
  }
}

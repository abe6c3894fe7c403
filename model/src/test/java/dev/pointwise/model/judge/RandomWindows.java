package dev.pointwise.model.judge;

import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;

/**
 * Windows that fit a feature map: odd sizes, unequal padding, strides, dilation, both roundings.
 */
final class RandomWindows {
  private RandomWindows() {}

  /** For a convolution: any of it. */
  static Window2d convolving(Dice dice, Shape input) {
    Size kernel =
        dice.onceIn(3)
            ? new Size(dice.between(1, 5), dice.between(1, 5))
            : Size.square(dice.oneOf(1, 1, 3, 3, 3, 5, 7));
    Size stride =
        dice.onceIn(5)
            ? new Size(dice.between(1, 3), dice.between(1, 3))
            : Size.square(dice.oneOf(1, 1, 2));
    Size dilation = dice.onceIn(4) ? new Size(dice.between(1, 3), dice.between(1, 3)) : Size.ONE;
    return fitting(new Window2d(kernel, stride, dilation, padding(dice, kernel), FLOOR), input);
  }

  /** For a pooling: padding smaller than the kernel, so that no window lies in the padding. */
  static Window2d pooling(Dice dice, Shape input) {
    Size kernel =
        dice.onceIn(3)
            ? new Size(dice.between(1, 4), dice.between(1, 4))
            : Size.square(dice.oneOf(2, 3, 3, 5));
    Size stride =
        dice.onceIn(4)
            ? new Size(dice.between(1, 3), dice.between(1, 3))
            : Size.square(dice.oneOf(1, 2, 2, 3));
    Window2d.Rounding rounding = dice.oneOf(Window2d.Rounding.values());
    return fitting(new Window2d(kernel, stride, Size.ONE, padding(dice, kernel), rounding), input);
  }

  private static final Window2d.Rounding FLOOR = Window2d.Rounding.FLOOR;

  private static Padding padding(Dice dice, Size kernel) {
    int height = kernel.height();
    int width = kernel.width();
    return switch (dice.between(1, 4)) {
      case 1 -> Padding.NONE;
      case 2 ->
          new Padding(
              dice.between(0, height - 1),
              dice.between(0, width - 1),
              dice.between(0, height - 1),
              dice.between(0, width - 1));
      default -> new Padding((height - 1) / 2, (width - 1) / 2, (height - 1) / 2, (width - 1) / 2);
    };
  }

  /** The window, or one of a single cell where the padded input is too small for it. */
  private static Window2d fitting(Window2d window, Shape input) {
    Padding padding = window.padding();
    int height = Window2d.span(window.kernel().height(), window.dilation().height());
    int width = Window2d.span(window.kernel().width(), window.dilation().width());
    boolean fits =
        height <= input.height() + padding.top() + padding.bottom()
            && width <= input.width() + padding.left() + padding.right();
    return fits ? window : Window2d.of(1);
  }
}

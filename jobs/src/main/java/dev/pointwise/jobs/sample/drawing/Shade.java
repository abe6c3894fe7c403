package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;

/** Colours made from colours. Hue, saturation, brightness and amounts lie in 0..1. */
final class Shade {
  static final Color INK = new Color(0x20242c);

  private Shade() {}

  static Color of(double hue, double saturation, double brightness) {
    return Color.getHSBColor((float) hue, (float) saturation, (float) brightness);
  }

  static Color lighter(Color color, double amount) {
    return mix(color, Color.WHITE, amount);
  }

  static Color darker(Color color, double amount) {
    return mix(color, Color.BLACK, amount);
  }

  static Color mix(Color first, Color second, double amountOfSecond) {
    return new Color(
        between(first.getRed(), second.getRed(), amountOfSecond),
        between(first.getGreen(), second.getGreen(), amountOfSecond),
        between(first.getBlue(), second.getBlue(), amountOfSecond));
  }

  static Color transparent(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }

  private static int between(int first, int second, double amountOfSecond) {
    return (int) Math.round(first + (second - first) * amountOfSecond);
  }
}

package dev.pointwise.model.inspect;

import java.util.Locale;

/** Large numbers in three digits, as in {@code 1.58 G}. */
final class Magnitude {
  private static final String PREFIXES = " kMGT";
  private static final double STEP = 1000;

  private Magnitude() {}

  static String of(long value) {
    double left = value;
    int prefix = 0;
    while (Math.abs(left) >= STEP - 0.5 && prefix < PREFIXES.length() - 1) {
      left /= STEP;
      prefix++;
    }
    return prefix == 0
        ? String.valueOf(value)
        : String.format(Locale.ROOT, format(Math.abs(left)), left, PREFIXES.charAt(prefix));
  }

  private static String format(double value) {
    if (value < 9.995) {
      return "%.2f %s";
    }
    return value < 99.95 ? "%.1f %s" : "%.0f %s";
  }
}

package dev.pointwise.model.inspect;

/**
 * Colours from dark blue over violet, red and orange to light yellow. Their lightness rises evenly
 * with the value, so that equal steps look equal, also without colour.
 *
 * <p>Formulas: CIE 1976 L*a*b* with the D65 white, to sRGB as in IEC 61966-2-1.
 */
final class Heat {
  private static final int STEPS = 256;
  private static final int[] COLOURS = colours();

  private Heat() {}

  /** Packed red, green and blue of a value from 0 to 1; values beyond are taken as these. */
  static int colour(double value) {
    double clipped = Math.max(0, Math.min(1, value));
    return COLOURS[(int) Math.round(clipped * (STEPS - 1))];
  }

  private static int[] colours() {
    int[] colours = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double t = i / (STEPS - 1.0);
      double hue = Math.toRadians(285 + 170 * t);
      double chroma = 22 + 52 * Math.sin(Math.PI * Math.min(1, 0.12 + 0.72 * t));
      colours[i] = rgb(6 + 89 * t, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }
    return colours;
  }

  private static int rgb(double lightness, double a, double b) {
    double fy = (lightness + 16) / 116;
    double x = 0.95047 * cube(fy + a / 500);
    double y = cube(fy);
    double z = 1.08883 * cube(fy - b / 200);
    int red = level(3.2406 * x - 1.5372 * y - 0.4986 * z);
    int green = level(-0.9689 * x + 1.8758 * y + 0.0415 * z);
    int blue = level(0.0557 * x - 0.2040 * y + 1.0570 * z);
    return red << 16 | green << 8 | blue;
  }

  private static double cube(double f) {
    double edge = 6 / 29.0;
    return f > edge ? f * f * f : 3 * edge * edge * (f - 4 / 29.0);
  }

  private static int level(double linear) {
    double clipped = Math.max(0, Math.min(1, linear));
    double gamma =
        clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * gamma);
  }
}

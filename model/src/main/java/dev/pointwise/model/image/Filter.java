package dev.pointwise.model.image;

/**
 * How a resized pixel is made of the pixels near it.
 *
 * <p>Formulas as in Pillow: the triangle; Keys' cubic convolution (1981) with a = -0.5, which is
 * also Catmull-Rom; Lanczos' windowed sinc with three lobes.
 */
public enum Filter {
  /** The pixel under the centre; never averages, with or without antialias. */
  NEAREST("nearest", 0) {
    @Override
    double weight(double distance) {
      throw new IllegalStateException("nearest has no weights");
    }
  },
  BILINEAR("bilinear", 1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }
  },
  BICUBIC("bicubic", 2) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return ((CUBIC_A + 2) * x - (CUBIC_A + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * CUBIC_A : 0;
    }
  },
  LANCZOS("lanczos", 3) {
    @Override
    double weight(double distance) {
      boolean inside = -3 <= distance && distance < 3;
      return inside ? sinc(distance) * sinc(distance / 3) : 0;
    }
  };

  private static final double CUBIC_A = -0.5;

  private final String cardName;
  private final double support;

  Filter(String cardName, double support) {
    this.cardName = cardName;
    this.support = support;
  }

  /** Distance, in pixels, beyond which every weight is 0. */
  double support() {
    return support;
  }

  /** Weight, before normalisation, of a pixel at this distance. */
  abstract double weight(double distance);

  /** The name a model card uses. */
  @Override
  public String toString() {
    return cardName;
  }

  private static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = x * Math.PI;
    return Math.sin(angle) / angle;
  }
}

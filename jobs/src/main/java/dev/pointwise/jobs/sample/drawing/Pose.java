package dev.pointwise.jobs.sample.drawing;

import java.awt.geom.AffineTransform;
import java.util.Random;

/** How a subject stands in the picture. */
enum Pose {
  /** A material that fills the picture, tilted a little or by a quarter turn more. */
  FILLING(10) {
    @Override
    AffineTransform place(int width, int height, Random random) {
      AffineTransform place = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
      place.rotate(tilt(random) + Math.PI / 2 * random.nextInt(2));
      // Half the diagonal: no corner of the picture stays bare, whatever the angle.
      double scale = Math.hypot(width, height) / 2;
      place.scale(scale, scale);
      return place;
    }
  },
  /** A thing with a right side up. */
  UPRIGHT(14),
  /** A thing that may lean. */
  LEANING(35),
  /** A thing seen from above, at any angle. */
  LYING(180);

  private final double maxTiltDegrees;

  Pose(double maxTiltDegrees) {
    this.maxTiltDegrees = maxTiltDegrees;
  }

  /** Maps the square of the drawing into a picture of {@code width} x {@code height} pixels. */
  AffineTransform place(int width, int height, Random random) {
    double scale = Math.min(width, height) / 2.0 * (0.58 + 0.36 * random.nextDouble());
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            within(width, scale, random), within(height, scale, random));
    place.rotate(tilt(random));
    place.scale(scale, scale);
    return place;
  }

  final double tilt(Random random) {
    return Math.toRadians(maxTiltDegrees) * (2 * random.nextDouble() - 1);
  }

  /** A centre that keeps the square inside, but for a twentieth of it. */
  private static double within(int length, double halfSide, Random random) {
    double room = Math.max(0, length / 2.0 - 0.9 * halfSide);
    return length / 2.0 + room * (2 * random.nextDouble() - 1);
  }
}

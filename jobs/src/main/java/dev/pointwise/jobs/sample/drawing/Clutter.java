package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** Small odd shapes that mean nothing, drawn over the whole square. */
public final class Clutter {
  private Clutter() {}

  /** Scatters at most {@code most} shapes anywhere. */
  public static void scatter(Brush brush, int most) {
    int shapes = brush.count(0, most);
    for (int i = 0; i < shapes; i++) {
      piece(brush, brush.between(-0.9, 0.9), brush.between(-0.9, 0.9), brush.between(0.03, 0.11));
    }
  }

  private static void piece(Brush brush, double x, double y, double size) {
    Color color = Shade.transparent(brush.anyColor(), brush.between(0.5, 1));
    Shape shape =
        switch (brush.count(0, 4)) {
          case 0 -> Outline.circle(0, 0, size);
          case 1 -> Outline.polygon(-size, size, size, size, 0, -size);
          case 2 -> Outline.box(-size, -size / 2, size, size / 2);
          case 3 -> Outline.roundBox(-size, -size, size, size, size);
          default -> Outline.from(-2 * size, 0).bow(0, 3 * size, 2 * size, 0).open();
        };
    double angle = brush.between(0, 2 * Math.PI);
    if (brush.chance(0.6)) {
      brush.at(x, y, angle, () -> brush.flat(shape, color));
    } else {
      brush.at(x, y, angle, () -> brush.stroke(shape, size / 3, color));
    }
  }
}

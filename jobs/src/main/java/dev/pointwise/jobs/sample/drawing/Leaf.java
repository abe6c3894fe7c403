package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A single leaf: oval or lobed like a maple's. */
final class Leaf {
  private Leaf() {}

  static void draw(Brush brush) {
    Color leaf =
        brush.chance(0.6)
            ? Shade.of(brush.between(0.2, 0.38), brush.between(0.5, 0.9), brush.between(0.35, 0.75))
            : Shade.of(brush.between(0, 0.14), brush.between(0.6, 0.9), brush.between(0.5, 0.9));
    Color vein = brush.chance(0.5) ? Shade.lighter(leaf, 0.4) : Shade.darker(leaf, 0.35);
    brush.stroke(
        Outline.from(0, 0.45).bow(0.04, 0.8, brush.between(-0.15, 0.15), 0.98).open(), 0.06, vein);
    if (brush.chance(0.65)) {
      oval(brush, leaf, vein);
    } else {
      maple(brush, leaf, vein);
    }
  }

  private static void oval(Brush brush, Color leaf, Color vein) {
    double width = brush.between(0.55, 0.85);
    Shape blade =
        Outline.from(0, -0.98)
            .curve(width, -0.5, width, 0.4, 0, 0.68)
            .curve(-width, 0.4, -width, -0.5, 0, -0.98)
            .closed();
    brush.solid(blade, leaf);
    brush.stroke(Outline.line(0, -0.85, 0, 0.7), 0.04, vein);
    brush.inside(
        blade,
        () -> {
          for (double y = -0.55; y < 0.6; y += 0.2) {
            for (int side = -1; side <= 1; side += 2) {
              brush.stroke(
                  Outline.from(0, y).bow(side * 0.3, y - 0.1, side * 0.62, y - 0.36).open(),
                  0.025,
                  vein);
            }
          }
        });
  }

  private static void maple(Brush brush, Color leaf, Color vein) {
    double[] right = {
      0, -0.98, 0.14, -0.62, 0.34, -0.72, 0.3, -0.38, 0.62, -0.62, 0.66, -0.44, 0.96, -0.36, 0.78,
      -0.12, 0.88, 0.02, 0.46, 0.2, 0.5, 0.42, 0.1, 0.34, 0.04, 0.5
    };
    double[] corners = new double[2 * right.length];
    for (int i = 0; i < right.length; i += 2) {
      corners[i] = right[i];
      corners[i + 1] = right[i + 1];
      corners[corners.length - 2 - i] = -right[i];
      corners[corners.length - 1 - i] = right[i + 1];
    }
    brush.solid(Outline.polygon(corners), leaf);
    brush.stroke(Outline.line(0, 0.5, 0, -0.75), 0.035, vein);
    for (int side = -1; side <= 1; side += 2) {
      brush.stroke(Outline.line(0, 0.38, side * 0.6, -0.38), 0.03, vein);
      brush.stroke(Outline.line(0, 0.38, side * 0.6, 0.02), 0.025, vein);
    }
  }
}

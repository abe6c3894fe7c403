package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A wall of bricks in running bond. */
final class Brick {
  private Brick() {}

  static void draw(Brush brush) {
    Color brick =
        brush.chance(0.75)
            ? Shade.of(brush.between(0.0, 0.07), brush.between(0.45, 0.8), brush.between(0.45, 0.8))
            : Shade.of(
                brush.between(0.05, 0.14), brush.between(0.05, 0.4), brush.between(0.5, 0.9));
    Color mortar = Shade.of(0.1, 0.08, brush.chance(0.75) ? brush.between(0.7, 0.95) : 0.25);
    brush.flat(Outline.box(-1, -1, 1, 1), mortar);
    double height = 2.0 / brush.count(7, 15);
    double width = height * brush.between(1.9, 2.7);
    double shift = brush.between(0, width);
    int rows = (int) Math.ceil(2 / height);
    for (int row = 0; row < rows; row++) {
      double start = -1 - shift - (row % 2) * width / 2;
      course(brush, start, -1 + row * height, width, height, brick);
    }
  }

  private static void course(
      Brush brush, double start, double top, double width, double height, Color color) {
    double gap = height * 0.13;
    for (double left = start; left < 1; left += width) {
      Color own = brush.near(color, 16);
      double right = left + width - gap;
      double bottom = top + height - gap;
      Shape brick = Outline.roundBox(left, top, right, bottom, gap);
      brush.flat(brick, own);
      brush.flat(
          Outline.box(left + gap, top, right - gap, top + gap * 0.7), Shade.lighter(own, 0.2));
      brush.flat(
          Outline.box(left + gap, bottom - gap * 0.8, right - gap, bottom),
          Shade.darker(own, 0.25));
      if (brush.chance(0.5)) {
        double x = brush.between(left + gap, right - gap);
        double y = brush.between(top + gap, bottom - gap);
        brush.flat(Outline.circle(x, y, gap * 0.35), Shade.darker(own, 0.35));
      }
    }
  }
}

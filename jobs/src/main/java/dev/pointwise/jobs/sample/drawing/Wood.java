package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** Boards with their grain. */
final class Wood {
  private Wood() {}

  static void draw(Brush brush) {
    Color wood =
        Shade.of(brush.between(0.04, 0.12), brush.between(0.3, 0.75), brush.between(0.35, 0.9));
    brush.flat(Outline.box(-1, -1, 1, 1), Shade.darker(wood, 0.65));
    int boards = brush.count(3, 7);
    double height = 2.0 / boards;
    for (int i = 0; i < boards; i++) {
      double top = -1 + i * height;
      Color own = brush.near(wood, 8);
      Shape board = Outline.box(-1, top, 1, top + height);
      brush.flat(board, own);
      brush.inside(board, () -> grain(brush, top, height, own));
      brush.stroke(Outline.line(-1, top, 1, top), 0.018, Shade.darker(own, 0.65));
    }
  }

  private static void grain(Brush brush, double top, double height, Color wood) {
    int lines = Math.max(5, (int) Math.round(height * brush.between(18, 30)));
    double sway = brush.between(0.01, 0.05);
    double phase = brush.between(0, 6);
    for (int i = 0; i < lines; i++) {
      double y = top + height * i / lines + brush.between(-0.01, 0.01);
      Color line = Shade.darker(wood, brush.between(0.1, 0.4));
      brush.stroke(fibre(y, sway, phase), brush.between(0.004, 0.014), line);
    }
    if (brush.chance(0.6)) {
      knot(brush, brush.between(-0.8, 0.8), top + height * brush.between(0.3, 0.7), height, wood);
    }
  }

  private static Shape fibre(double y, double sway, double phase) {
    Outline fibre = Outline.from(-1.05, y);
    for (double x = -0.7; x <= 1.05; x += 0.35) {
      double bend = sway * Math.sin(phase + 2.3 * x);
      fibre.bow(x - 0.17, y + bend, x, y + bend * 0.6);
    }
    return fibre.open();
  }

  private static void knot(Brush brush, double x, double y, double height, Color wood) {
    double radius = Math.min(0.09, height * 0.22);
    for (int ring = 4; ring >= 1; ring--) {
      double r = radius * ring / 4;
      Color color = Shade.darker(wood, ring % 2 == 0 ? 0.45 : 0.2);
      brush.flat(Outline.ellipse(x, y, r * 1.9, r), color);
    }
  }
}

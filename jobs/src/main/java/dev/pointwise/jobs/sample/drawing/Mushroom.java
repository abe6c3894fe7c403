package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A toadstool. */
final class Mushroom {
  private Mushroom() {}

  static void draw(Brush brush) {
    Color cap =
        Shade.of(
            brush.between(0.95, 1.12) % 1, brush.between(0.4, 0.95), brush.between(0.45, 0.95));
    Color stem = Shade.of(0.12, brush.between(0.05, 0.25), brush.between(0.85, 0.98));
    stem(brush, stem);
    double edge = brush.between(0.05, 0.25);
    brush.solid(Outline.ellipse(0, edge, 0.82, 0.14), Shade.darker(stem, 0.2));
    Shape dome =
        Outline.from(-0.95, edge)
            .curve(-0.9, -1.15, 0.9, -1.15, 0.95, edge)
            .curve(0.5, edge - 0.18, -0.5, edge - 0.18, -0.95, edge)
            .closed();
    brush.solid(dome, cap);
    if (brush.chance(0.75)) {
      brush.inside(dome, () -> dots(brush));
    }
  }

  private static void stem(Brush brush, Color color) {
    double foot = brush.between(0.26, 0.42);
    brush.solid(
        Outline.from(-0.22, 0)
            .bow(-0.18, 0.5, -foot, 0.85)
            .bow(0, 1.05, foot, 0.85)
            .bow(0.18, 0.5, 0.22, 0)
            .closed(),
        color);
  }

  private static void dots(Brush brush) {
    Color white = Shade.of(0.12, 0.08, 0.98);
    double shift = brush.between(-0.12, 0.12);
    double[][] dots = {
      {-0.62, -0.2, 0.1},
      {-0.32, -0.5, 0.13},
      {0.05, -0.22, 0.15},
      {0.22, -0.62, 0.1},
      {0.52, -0.32, 0.12},
      {-0.28, -0.08, 0.07},
      {0.72, -0.04, 0.08}
    };
    for (double[] dot : dots) {
      brush.flat(Outline.ellipse(dot[0] + shift, dot[1], dot[2], dot[2] * 0.85), white);
    }
  }
}

package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;

/** A flower: petals around a middle, with or without a stem. */
final class Flower {
  private Flower() {}

  static void draw(Brush brush) {
    if (brush.chance(0.55)) {
      stem(brush);
      brush.at(0, -0.35, 0, () -> head(brush, 0.62));
    } else {
      head(brush, 0.98);
    }
  }

  private static void stem(Brush brush) {
    Color green =
        Shade.of(brush.between(0.25, 0.38), brush.between(0.5, 0.9), brush.between(0.35, 0.7));
    double sway = brush.between(-0.2, 0.2);
    brush.stroke(Outline.from(0, -0.3).bow(sway, 0.4, 0, 0.98).open(), 0.09, green);
    for (int side = -1; side <= 1; side += 2) {
      brush.solid(
          Outline.from(0, 0.75)
              .bow(0.15 * side, 0.3, 0.55 * side, 0.25)
              .bow(0.5 * side, 0.75, 0, 0.75)
              .closed(),
          green);
    }
  }

  private static void head(Brush brush, double radius) {
    Color petal =
        Shade.of(brush.between(0.6, 1.17) % 1, brush.between(0.15, 0.9), brush.between(0.75, 1));
    Color middle =
        brush.oneOf(
            Shade.of(0.13, 0.85, 0.95), Shade.of(0.07, 0.75, 0.4), Shade.of(0.1, 0.9, 0.85));
    int petals = brush.count(5, 10);
    double reach = radius / 2;
    double thickness = Math.min(0.36, 1.75 / petals) * radius;
    for (int i = 0; i < petals; i++) {
      brush.at(
          0,
          0,
          2 * Math.PI * i / petals,
          () -> brush.solid(Outline.ellipse(0, -reach, thickness, reach), petal));
    }
    brush.solid(Outline.circle(0, 0, radius * brush.between(0.24, 0.34)), middle);
    for (int i = 0; i < 9; i++) {
      double turn = 2 * Math.PI * i / 9;
      double x = 0.15 * radius * Math.cos(turn);
      double y = 0.15 * radius * Math.sin(turn);
      brush.flat(Outline.circle(x, y, 0.025 * radius), Shade.darker(middle, 0.35));
    }
  }
}

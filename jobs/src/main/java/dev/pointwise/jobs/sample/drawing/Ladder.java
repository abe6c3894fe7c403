package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** Two rails and their rungs. */
final class Ladder {
  private Ladder() {}

  static void draw(Brush brush) {
    Color rail =
        brush.chance(0.6)
            ? Shade.of(brush.between(0.05, 0.12), brush.between(0.4, 0.8), brush.between(0.4, 0.85))
            : brush.anyColor();
    double foot = brush.between(0.4, 0.55);
    double head = foot * brush.between(0.65, 1);
    double width = brush.between(0.1, 0.14);
    int rungs = brush.count(5, 8);
    for (int i = 0; i < rungs; i++) {
      double y = 0.75 - 1.5 * i / (rungs - 1);
      double reach = foot + (head - foot) * (0.97 - y) / 1.94;
      brush.solid(
          Outline.box(-reach, y - width * 0.4, reach, y + width * 0.4), Shade.lighter(rail, 0.15));
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.solid(rail(side * foot, side * head, width / 2), rail);
    }
  }

  private static Shape rail(double foot, double head, double half) {
    return Outline.polygon(
        foot - half, 0.97, head - half, -0.97, head + half, -0.97, foot + half, 0.97);
  }
}

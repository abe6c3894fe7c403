package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A house with a gable roof. */
final class House {
  private House() {}

  static void draw(Brush brush) {
    Color wall = Shade.of(brush.between(0, 1), brush.between(0.05, 0.5), brush.between(0.65, 0.98));
    Color roof =
        Shade.of(brush.between(0.95, 1.1) % 1, brush.between(0.3, 0.85), brush.between(0.3, 0.7));
    double half = brush.between(0.62, 0.8);
    double eaves = brush.between(-0.15, 0.1);
    if (brush.chance(0.7)) {
      brush.solid(Outline.box(0.3, -0.8, 0.5, eaves), Shade.darker(roof, 0.2));
    }
    brush.solid(Outline.box(-half, eaves, half, 0.92), wall);
    brush.solid(
        Outline.polygon(-half - 0.18, eaves, 0, brush.between(-0.95, -0.8), half + 0.18, eaves),
        roof);
    openings(brush, half, eaves);
  }

  private static void openings(Brush brush, double half, double eaves) {
    Color door = Shade.of(brush.between(0, 1), brush.between(0.3, 0.8), brush.between(0.25, 0.7));
    brush.eitherWay(
        () -> {
          double x = brush.chance(0.5) ? 0 : -half * 0.55;
          brush.solid(Outline.box(x - 0.15, 0.38, x + 0.15, 0.92), door);
          brush.flat(Outline.circle(x + 0.09, 0.66, 0.03), Shade.of(0.13, 0.7, 0.95));
          window(brush, half * 0.6, eaves + 0.42);
          if (x == 0) {
            window(brush, -half * 0.6, eaves + 0.42);
          }
        });
    if (brush.chance(0.5)) {
      brush.solid(Outline.circle(0, eaves - 0.3, 0.11), Shade.of(0.55, 0.2, 0.9));
    }
  }

  private static void window(Brush brush, double x, double y) {
    Color glass = brush.chance(0.5) ? Shade.of(0.55, 0.3, 0.92) : Shade.of(0.14, 0.5, 1);
    Shape pane = Outline.box(x - 0.15, y - 0.16, x + 0.15, y + 0.16);
    brush.flat(pane, glass);
    Color frame = Shade.of(0.08, 0.1, brush.chance(0.7) ? 0.98 : 0.3);
    brush.stroke(pane, 0.045, frame);
    brush.stroke(Outline.line(x, y - 0.16, x, y + 0.16), 0.03, frame);
    brush.stroke(Outline.line(x - 0.15, y, x + 0.15, y), 0.03, frame);
  }
}

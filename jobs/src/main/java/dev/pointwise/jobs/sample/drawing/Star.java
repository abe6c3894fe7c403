package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A star of five points, rarely of six. */
final class Star {
  private Star() {}

  static void draw(Brush brush) {
    Color color =
        brush.chance(0.5)
            ? Shade.of(brush.between(0.1, 0.16), brush.between(0.6, 0.95), brush.between(0.8, 1))
            : brush.anyColor();
    int tips = brush.chance(0.8) ? 5 : 6;
    double inner = tips == 5 ? brush.between(0.37, 0.52) : brush.between(0.5, 0.58);
    brush.solid(Outline.star(tips, 0.97, inner), color);
    if (brush.chance(0.4)) {
      facets(brush, tips, inner, Shade.darker(color, 0.3));
    } else if (brush.chance(0.4)) {
      brush.solid(Outline.star(tips, 0.62, inner * 0.64), Shade.lighter(color, 0.35));
    }
  }

  private static void facets(Brush brush, int tips, double inner, Color dark) {
    double half = Math.PI / tips;
    Shape facet = Outline.polygon(0, 0, 0, -0.97, inner * Math.sin(half), -inner * Math.cos(half));
    for (int i = 0; i < tips; i++) {
      brush.at(0, 0, 2 * half * i, () -> brush.flat(facet, dark));
    }
  }
}

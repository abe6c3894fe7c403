package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A fish, swimming either way. */
final class Fish {
  private Fish() {}

  static void draw(Brush brush) {
    brush.eitherWay(() -> paint(brush));
  }

  private static void paint(Brush brush) {
    Color skin = brush.anyColor();
    Color fins = brush.chance(0.5) ? Shade.darker(skin, 0.25) : brush.anyColor();
    double girth = brush.between(0.38, 0.58);
    fins(brush, fins, girth);
    Shape body =
        Outline.from(-0.6, 0)
            .curve(-0.3, -girth * 1.25, 0.55, -girth * 1.35, 0.95, 0)
            .curve(0.55, girth * 1.35, -0.3, girth * 1.25, -0.6, 0)
            .closed();
    brush.solid(body, skin);
    if (brush.chance(0.5)) {
      brush.inside(body, () -> stripes(brush, fins));
    } else {
      brush.inside(body, () -> scales(brush, Shade.darker(skin, 0.3)));
    }
    head(brush, skin);
    brush.solid(
        Outline.from(0.1, 0.05).bow(-0.25, 0.1, -0.22, 0.32).bow(0.05, 0.28, 0.1, 0.05).closed(),
        fins);
  }

  private static void fins(Brush brush, Color color, double girth) {
    double spread = brush.between(0.35, 0.55);
    brush.solid(
        Outline.from(-0.5, 0)
            .bow(-0.75, -0.1, -0.98, -spread)
            .bow(-0.82, 0, -0.98, spread)
            .bow(-0.75, 0.1, -0.5, 0)
            .closed(),
        color);
    brush.solid(
        Outline.from(-0.2, -girth * 0.7).bow(0, -girth - 0.35, 0.45, -girth * 0.75).closed(),
        color);
    brush.solid(
        Outline.from(-0.1, girth * 0.7).bow(0, girth + 0.25, 0.3, girth * 0.8).closed(), color);
  }

  private static void stripes(Brush brush, Color color) {
    int stripes = brush.count(2, 4);
    for (int i = 0; i < stripes; i++) {
      double x = -0.4 + i * 0.8 / stripes;
      brush.stroke(Outline.from(x, -0.8).bow(x + 0.15, 0, x, 0.8).open(), 0.1, color);
    }
  }

  private static void scales(Brush brush, Color color) {
    for (int column = 0; column < 6; column++) {
      for (int row = -3; row <= 3; row++) {
        double x = -0.45 + column * 0.15;
        double y = row * 0.17 + (column % 2) * 0.085;
        brush.stroke(Outline.from(x, y - 0.08).bow(x - 0.12, y, x, y + 0.08).open(), 0.02, color);
      }
    }
  }

  private static void head(Brush brush, Color skin) {
    brush.stroke(
        Outline.from(0.46, -0.3).bow(0.3, 0, 0.46, 0.3).open(), 0.03, Shade.darker(skin, 0.5));
    brush.flat(Outline.circle(0.66, -0.1, 0.1), Color.WHITE);
    brush.flat(Outline.circle(0.68, -0.1, 0.055), Shade.INK);
    brush.stroke(
        Outline.from(0.88, 0.1).bow(0.78, 0.14, 0.72, 0.1).open(), 0.03, Shade.darker(skin, 0.6));
  }
}

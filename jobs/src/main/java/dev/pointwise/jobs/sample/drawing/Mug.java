package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A mug with its handle. */
final class Mug {
  private Mug() {}

  static void draw(Brush brush) {
    brush.eitherWay(() -> paint(brush));
  }

  private static void paint(Brush brush) {
    Color glaze = brush.anyColor();
    double taper = brush.between(0, 0.14);
    double rim = brush.between(0.1, 0.2);
    brush.stroke(
        Outline.from(0.4, -0.25).curve(1.02, -0.4, 1.02, 0.5, 0.34, 0.45).open(),
        0.15,
        Shade.darker(glaze, 0.2));
    Shape body =
        Outline.from(-0.75, -0.5)
            .to(-0.75 + taper, 0.72)
            .curve(-0.6, 0.9, 0.3, 0.9, 0.45 - taper, 0.72)
            .to(0.45, -0.5)
            .closed();
    brush.solid(body, glaze);
    Color pattern = Shade.lighter(brush.anyColor(), 0.3);
    brush.inside(body, () -> pattern(brush, pattern));
    brush.solid(Outline.ellipse(-0.15, -0.5, 0.6, rim), Shade.lighter(glaze, 0.35));
    brush.flat(
        Outline.ellipse(-0.15, -0.48, 0.52, rim * 0.75),
        Shade.of(0.07, brush.between(0.5, 0.8), brush.between(0.2, 0.5)));
    if (brush.chance(0.5)) {
      steam(brush);
    }
  }

  private static void pattern(Brush brush, Color color) {
    switch (brush.count(0, 3)) {
      case 0 -> brush.flat(Outline.box(-1, 0.05, 1, 0.3), color);
      case 1 -> {
        for (double x = -0.6; x < 0.5; x += 0.3) {
          brush.flat(Outline.circle(x, 0.2, 0.09), color);
        }
      }
      case 2 -> brush.at(-0.15, 0.2, 0, () -> brush.flat(Outline.star(5, 0.28, 0.12), color));
      default -> {}
    }
  }

  private static void steam(Brush brush) {
    Color steam = Shade.transparent(Color.WHITE, 0.75);
    for (double x = -0.35; x < 0.2; x += 0.2) {
      brush.stroke(
          Outline.from(x, -0.6).curve(x + 0.15, -0.7, x - 0.15, -0.85, x, -0.97).open(),
          0.05,
          steam);
    }
  }
}

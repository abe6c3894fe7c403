package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A sailing boat on the water. */
final class Boat {
  private Boat() {}

  static void draw(Brush brush) {
    brush.eitherWay(() -> paint(brush));
  }

  private static void paint(Brush brush) {
    Color hull = Shade.of(brush.between(0, 1), brush.between(0.4, 0.9), brush.between(0.35, 0.85));
    Color sail =
        brush.chance(0.6) ? Shade.of(0.1, 0.06, 0.98) : Shade.lighter(brush.anyColor(), 0.4);
    brush.stroke(Outline.line(-0.05, -0.95, -0.05, 0.4), 0.06, Shade.of(0.07, 0.6, 0.4));
    sails(brush, sail);
    brush.solid(
        Outline.from(-0.85, 0.35)
            .to(0.95, 0.35)
            .bow(0.85, 0.8, 0.5, 0.82)
            .to(-0.5, 0.82)
            .bow(-0.75, 0.75, -0.85, 0.35)
            .closed(),
        hull);
    if (brush.chance(0.6)) {
      brush.stroke(Outline.line(-0.76, 0.47, 0.87, 0.47), 0.06, Shade.lighter(hull, 0.7));
    }
    water(brush);
  }

  private static void sails(Brush brush, Color sail) {
    double top = brush.between(-0.95, -0.8);
    Shape main = Outline.from(0.02, top).bow(0.6, -0.3, 0.8, 0.25).to(0.02, 0.25).closed();
    brush.solid(main, sail);
    if (brush.chance(0.5)) {
      Color stripe = brush.anyColor();
      brush.inside(main, () -> brush.flat(Outline.box(0, -0.35, 1, -0.1), stripe));
    }
    brush.solid(
        Outline.from(-0.12, top + 0.12).bow(-0.5, -0.1, -0.7, 0.25).to(-0.12, 0.25).closed(),
        brush.chance(0.5) ? sail : Shade.mix(sail, brush.anyColor(), 0.5));
  }

  private static void water(Brush brush) {
    Color sea =
        Shade.of(brush.between(0.5, 0.62), brush.between(0.4, 0.8), brush.between(0.5, 0.9));
    for (int row = 0; row < 2; row++) {
      double y = 0.78 + 0.12 * row;
      Outline wave = Outline.from(-1, y);
      for (double x = -1; x < 0.9; x += 0.25) {
        wave.bow(x + 0.0625, y - 0.12, x + 0.125, y).bow(x + 0.1875, y + 0.12, x + 0.25, y);
      }
      brush.stroke(wave.open(), 0.09, Shade.lighter(sea, 0.25 * row));
    }
  }
}

package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A round clock with its hands. */
final class Clock {
  private Clock() {}

  static void draw(Brush brush) {
    Color rim = brush.anyColor();
    Color face =
        brush.chance(0.75) ? Shade.of(0.12, brush.between(0, 0.15), 0.97) : Shade.darker(rim, 0.7);
    Color ink = face.getGreen() > 128 ? Shade.INK : Shade.of(0.12, 0.1, 0.95);
    if (brush.chance(0.4)) {
      bells(brush, rim);
    }
    brush.solid(Outline.circle(0, 0, 0.92), rim);
    brush.solid(Outline.circle(0, 0, brush.between(0.72, 0.82)), face);
    ticks(brush, ink);
    hand(brush, 0.4, 0.09, ink);
    hand(brush, 0.62, 0.06, ink);
    if (brush.chance(0.5)) {
      hand(brush, 0.64, 0.025, Shade.of(0, 0.85, 0.85));
    }
    brush.flat(Outline.circle(0, 0, 0.07), rim);
  }

  private static void bells(Brush brush, Color color) {
    for (int side = -1; side <= 1; side += 2) {
      brush.solid(Outline.circle(0.55 * side, -0.76, 0.24), Shade.lighter(color, 0.25));
      brush.stroke(Outline.line(0.5 * side, 0.7, 0.65 * side, 0.97), 0.1, Shade.darker(color, 0.4));
    }
  }

  private static void ticks(Brush brush, Color ink) {
    boolean all = brush.chance(0.7);
    Shape tick = Outline.line(0, -0.66, 0, -0.58);
    for (int hour = 0; hour < 12; hour++) {
      boolean quarter = hour % 3 == 0;
      if (all || quarter) {
        brush.at(0, 0, Math.PI * hour / 6, () -> brush.stroke(tick, quarter ? 0.06 : 0.035, ink));
      }
    }
  }

  private static void hand(Brush brush, double length, double width, Color color) {
    Shape hand = Outline.line(0, 0.08, 0, -length);
    brush.at(0, 0, brush.between(0, 2 * Math.PI), () -> brush.stroke(hand, width, color));
  }
}

package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;

/** A car seen from the side. */
final class Car {
  private Car() {}

  static void draw(Brush brush) {
    brush.eitherWay(() -> paint(brush));
  }

  private static void paint(Brush brush) {
    Color body = Shade.of(brush.between(0, 1), brush.between(0.1, 0.95), brush.between(0.4, 0.95));
    double roof = brush.between(-0.55, -0.4);
    double back = brush.chance(0.5) ? -0.9 : -0.65;
    Shape cabin =
        Outline.from(back, 0.02)
            .bow(back + 0.12, roof, back + 0.35, roof)
            .to(0.2, roof)
            .bow(0.36, roof, 0.6, 0.02)
            .closed();
    brush.solid(cabin, body);
    windows(brush, back, roof);
    brush.solid(
        Outline.from(-0.95, 0.42)
            .to(-0.97, 0.1)
            .bow(-0.96, -0.04, -0.8, -0.04)
            .to(0.55, -0.02)
            .bow(0.95, 0.02, 0.97, 0.25)
            .to(0.97, 0.42)
            .closed(),
        body);
    details(brush, body);
    wheel(brush, -0.55);
    wheel(brush, 0.57);
  }

  private static void windows(Brush brush, double back, double roof) {
    Color glass = Shade.of(0.55, brush.between(0.1, 0.35), brush.between(0.6, 0.95));
    double top = roof + 0.09;
    brush.solid(
        Outline.from(back + 0.16, -0.05)
            .bow(back + 0.22, top, back + 0.36, top)
            .to(-0.16, top)
            .to(-0.16, -0.05)
            .closed(),
        glass);
    brush.solid(
        Outline.from(-0.06, -0.05).to(-0.06, top).to(0.18, top).bow(0.3, top, 0.44, -0.05).closed(),
        glass);
  }

  private static void details(Brush brush, Color body) {
    brush.flat(Outline.box(-0.95, 0.33, 0.97, 0.42), Shade.darker(body, 0.5));
    brush.stroke(Outline.line(-0.11, 0.02, -0.11, 0.32), 0.02, Shade.darker(body, 0.5));
    brush.stroke(Outline.line(-0.05, 0.09, 0.04, 0.09), 0.035, Shade.darker(body, 0.5));
    brush.flat(Outline.ellipse(0.9, 0.14, 0.06, 0.07), Shade.of(0.14, 0.35, 1));
    brush.flat(Outline.box(-0.97, 0.08, -0.89, 0.2), Shade.of(0, 0.85, 0.85));
  }

  private static void wheel(Brush brush, double x) {
    brush.flat(Outline.circle(x, 0.4, 0.26), Shade.of(0.6, 0.1, 0.08));
    brush.solid(Outline.circle(x, 0.4, 0.22), Shade.of(0.6, 0.1, 0.2));
    brush.solid(Outline.circle(x, 0.4, 0.12), Shade.of(0.6, 0.03, 0.8));
    brush.flat(Outline.circle(x, 0.4, 0.04), Shade.INK);
  }
}

package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;

/** What lies behind a thing; drawn, like a material, over the whole square. */
public final class Backdrop {
  private Backdrop() {}

  public static void draw(Brush brush) {
    Color color = brush.anyColor();
    Color base = Shade.mix(color, brush.chance(0.75) ? Color.WHITE : Color.BLACK, 0.5);
    brush.flat(Outline.box(-1, -1, 1, 1), base);
    switch (brush.count(0, 5)) {
      case 0 -> horizon(brush, base);
      case 1 -> blurredLights(brush, base);
      case 2 -> stripes(brush, base);
      case 3 -> dots(brush, base);
      case 4 -> hills(brush, base);
      default -> fade(brush, base);
    }
  }

  private static void horizon(Brush brush, Color base) {
    fade(brush, base);
    double level = brush.between(0.1, 0.5);
    brush.flat(Outline.box(-1, level, 1, 1), Shade.mix(base, brush.anyColor(), 0.5));
  }

  private static void blurredLights(Brush brush, Color base) {
    int lights = brush.count(8, 24);
    for (int i = 0; i < lights; i++) {
      Color light = Shade.transparent(brush.near(base, 70), brush.between(0.15, 0.5));
      double radius = brush.between(0.05, 0.35);
      brush.flat(Outline.circle(brush.between(-1, 1), brush.between(-1, 1), radius), light);
    }
  }

  private static void stripes(Brush brush, Color base) {
    double step = brush.between(0.08, 0.3);
    Color stripe = brush.near(base, 40);
    for (double x = -1; x < 1; x += 2 * step) {
      brush.flat(Outline.box(x, -1, x + step, 1), stripe);
    }
  }

  private static void dots(Brush brush, Color base) {
    double step = brush.between(0.12, 0.3);
    Color dot = brush.near(base, 60);
    for (double y = -1; y < 1; y += step) {
      for (double x = -1; x < 1; x += step) {
        brush.flat(Outline.circle(x, y, step * 0.3), dot);
      }
    }
  }

  private static void hills(Brush brush, Color base) {
    fade(brush, base);
    for (int i = 0; i < 3; i++) {
      Color hill = Shade.darker(brush.near(base, 30), 0.12 * i);
      double top = 0.1 + 0.2 * i;
      brush.flat(Outline.ellipse(brush.between(-1, 1), top + 1, brush.between(0.9, 1.6), 1), hill);
    }
  }

  private static void fade(Brush brush, Color base) {
    Color end = brush.near(base, 60);
    int bands = 48;
    for (int i = 0; i < bands; i++) {
      double top = -1 + 2.0 * i / bands;
      Color band = Shade.mix(base, end, (double) i / bands);
      brush.flat(Outline.box(-1, top, 1, top + 0.1), band);
    }
  }
}

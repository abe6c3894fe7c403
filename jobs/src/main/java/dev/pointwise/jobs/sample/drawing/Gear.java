package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;

/** A toothed wheel with a bore. */
final class Gear {
  private Gear() {}

  static void draw(Brush brush) {
    Color metal =
        brush.chance(0.6)
            ? Shade.of(brush.between(0.5, 0.7), brush.between(0, 0.2), brush.between(0.4, 0.8))
            : Shade.of(
                brush.between(0.02, 0.14), brush.between(0.4, 0.8), brush.between(0.5, 0.85));
    int teeth = brush.count(8, 14);
    double root = brush.between(0.7, 0.78);
    Area wheel = wheel(teeth, root);
    double hole = brush.between(0.16, 0.24);
    wheel.subtract(new Area(Outline.circle(0, 0, hole)));
    if (brush.chance(0.6)) {
      cutWindows(wheel, brush.count(4, 6), (root + hole) / 2, (root - hole) * 0.27);
    }
    brush.solid(wheel, metal);
    brush.stroke(Outline.circle(0, 0, root * 0.88), 0.025, Shade.darker(metal, 0.35));
    brush.stroke(Outline.circle(0, 0, hole + 0.04), 0.06, Shade.darker(metal, 0.3));
  }

  private static Area wheel(int teeth, double root) {
    Area wheel = new Area(Outline.circle(0, 0, root));
    double half = Math.PI / teeth / 2;
    for (int i = 0; i < teeth; i++) {
      double middle = 2 * Math.PI * i / teeth;
      wheel.add(new Area(tooth(middle, half * 1.25, half * 0.75, root - 0.03)));
    }
    return wheel;
  }

  private static Shape tooth(double middle, double halfFoot, double halfTip, double root) {
    return Outline.polygon(
        root * Math.cos(middle - halfFoot), root * Math.sin(middle - halfFoot),
        0.97 * Math.cos(middle - halfTip), 0.97 * Math.sin(middle - halfTip),
        0.97 * Math.cos(middle + halfTip), 0.97 * Math.sin(middle + halfTip),
        root * Math.cos(middle + halfFoot), root * Math.sin(middle + halfFoot));
  }

  private static void cutWindows(Area wheel, int windows, double distance, double radius) {
    for (int i = 0; i < windows; i++) {
      double angle = 2 * Math.PI * i / windows;
      double x = distance * Math.cos(angle);
      double y = distance * Math.sin(angle);
      wheel.subtract(new Area(Outline.circle(x, y, radius)));
    }
  }
}

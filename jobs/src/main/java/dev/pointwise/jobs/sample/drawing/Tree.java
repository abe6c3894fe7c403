package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;

/** A tree: a round crown or a fir. */
final class Tree {
  private Tree() {}

  static void draw(Brush brush) {
    Color trunk =
        Shade.of(brush.between(0.04, 0.1), brush.between(0.4, 0.7), brush.between(0.25, 0.55));
    Color green =
        Shade.of(brush.between(0.2, 0.42), brush.between(0.4, 0.9), brush.between(0.3, 0.7));
    brush.solid(Outline.polygon(-0.18, 0.97, -0.1, 0.1, 0.1, 0.1, 0.18, 0.97), trunk);
    if (brush.chance(0.4)) {
      fir(brush, green);
    } else {
      round(brush, brush.chance(0.65) ? green : autumn(brush));
    }
  }

  private static Color autumn(Brush brush) {
    return Shade.of(brush.between(0.02, 0.13), brush.between(0.6, 0.9), brush.between(0.6, 0.9));
  }

  private static void round(Brush brush, Color crown) {
    Area leaves = new Area(Outline.circle(0, -0.35, 0.5));
    int lobes = brush.count(6, 9);
    for (int i = 0; i < lobes; i++) {
      double angle = 2 * Math.PI * i / lobes;
      double size = brush.between(0.24, 0.32);
      leaves.add(
          new Area(Outline.circle(0.48 * Math.cos(angle), -0.35 + 0.36 * Math.sin(angle), size)));
    }
    brush.solid(leaves, crown);
    brush.inside(leaves, () -> foliage(brush, crown));
  }

  private static void foliage(Brush brush, Color crown) {
    Color fruit = brush.chance(0.35) ? Shade.of(0.0, 0.85, 0.85) : Shade.lighter(crown, 0.25);
    for (int i = 0; i < 14; i++) {
      double x = brush.between(-0.7, 0.7);
      double y = brush.between(-0.9, 0.2);
      brush.stroke(
          Outline.from(x - 0.07, y).bow(x, y - 0.1, x + 0.07, y).open(),
          0.03,
          Shade.darker(crown, 0.3));
      brush.flat(Outline.circle(-x, brush.between(-0.85, 0.15), 0.045), fruit);
    }
  }

  private static void fir(Brush brush, Color crown) {
    int tiers = brush.count(3, 4);
    for (int tier = tiers - 1; tier >= 0; tier--) {
      double top = -0.97 + 1.2 * tier / tiers;
      double bottom = top + 0.75;
      double half = 0.36 + 0.42 * tier / (tiers - 1);
      Shape branches =
          Outline.from(0, top)
              .bow(half * 0.4, bottom - 0.2, half, bottom)
              .bow(0, bottom - 0.16, -half, bottom)
              .bow(-half * 0.4, bottom - 0.2, 0, top)
              .closed();
      brush.solid(branches, Shade.lighter(crown, 0.06 * (tiers - tier)));
    }
  }
}

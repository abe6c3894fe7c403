package dev.pointwise.jobs.sample.drawing;

import java.awt.Color;

/** Squares in two colours, printed hard or woven like gingham. */
final class Checkerboard {
  private Checkerboard() {}

  static void draw(Brush brush) {
    Color dark = Shade.of(brush.between(0, 1), brush.between(0.3, 0.95), brush.between(0.15, 0.75));
    Color light =
        brush.chance(0.6) ? Shade.of(0.12, 0.05, 0.97) : Shade.lighter(brush.anyColor(), 0.65);
    brush.flat(Outline.box(-1, -1, 1, 1), light);
    int squares = brush.count(8, 18);
    double side = 2.0 / squares;
    if (brush.chance(0.5)) {
      printed(brush, squares, side, dark);
    } else {
      woven(brush, squares, side, dark);
    }
  }

  private static void printed(Brush brush, int squares, double side, Color dark) {
    for (int row = 0; row < squares; row++) {
      for (int column = row % 2; column < squares; column += 2) {
        double left = -1 + column * side;
        double top = -1 + row * side;
        brush.flat(Outline.box(left, top, left + side, top + side), brush.near(dark, 6));
      }
    }
  }

  private static void woven(Brush brush, int squares, double side, Color dark) {
    Color thread = Shade.transparent(dark, 0.55);
    for (int band = 0; band < squares; band += 2) {
      double start = -1 + band * side;
      brush.flat(Outline.box(start, -1, start + side, 1), thread);
      brush.flat(Outline.box(-1, start, 1, start + side), thread);
    }
    Color weave = Shade.transparent(Color.WHITE, 0.12);
    for (double y = -1; y < 1; y += side / 4) {
      brush.flat(Outline.box(-1, y, 1, y + side / 10), weave);
    }
  }
}

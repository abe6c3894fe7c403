package dev.pointwise.jobs.sample.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/**
 * Paints shapes in one manner, with or without outlines and shading, and throws the dice for what
 * may vary. Used by one thread; the caller owns the graphics.
 */
public final class Brush {
  private final Graphics2D graphics;
  private final Random random;
  private final double outlineWidth;
  private final double shading;

  /** A brush with a manner of its own, drawn from {@code random}. */
  public Brush(Graphics2D graphics, Random random) {
    this.graphics = graphics;
    this.random = random;
    this.outlineWidth = random.nextInt(3) == 0 ? 0 : 0.012 + 0.024 * random.nextDouble();
    this.shading = random.nextInt(4) == 0 ? 0 : 0.35 * random.nextDouble();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A whole number, both ends included. */
  int count(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  Color oneOf(Color... colors) {
    return colors[random.nextInt(colors.length)];
  }

  /** A colour of any hue. */
  Color anyColor() {
    return Shade.of(between(0, 1), between(0.25, 0.9), between(0.45, 0.95));
  }

  /** A neighbour of {@code color}: each sample moves by at most {@code levels}. */
  Color near(Color color, int levels) {
    return new Color(
        moved(color.getRed(), levels),
        moved(color.getGreen(), levels),
        moved(color.getBlue(), levels));
  }

  private int moved(int sample, int levels) {
    return Math.min(255, Math.max(0, sample + count(-levels, levels)));
  }

  /** A solid part: shaded from the top left, and outlined, where that is this brush's manner. */
  void solid(Shape shape, Color color) {
    Rectangle2D bounds = shape.getBounds2D();
    graphics.setPaint(
        new GradientPaint(
            (float) bounds.getMinX(),
            (float) bounds.getMinY(),
            Shade.lighter(color, shading),
            (float) bounds.getMaxX(),
            (float) bounds.getMaxY(),
            Shade.darker(color, shading)));
    graphics.fill(shape);
    if (outlineWidth > 0) {
      stroke(shape, outlineWidth, Shade.mix(color, Shade.INK, 0.75));
    }
  }

  /** A flat part, never outlined; {@code color} may be transparent. */
  void flat(Shape shape, Color color) {
    graphics.setPaint(color);
    graphics.fill(shape);
  }

  /** A line of round ends along {@code shape}. */
  void stroke(Shape shape, double width, Color color) {
    graphics.setPaint(color);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** Paints with the origin moved to (x, y) and the axes turned by {@code angle} radians. */
  void at(double x, double y, double angle, Runnable painting) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(angle);
    painting.run();
    graphics.setTransform(before);
  }

  /** Paints left and right exchanged, half of the time. */
  void eitherWay(Runnable painting) {
    AffineTransform before = graphics.getTransform();
    graphics.scale(chance(0.5) ? -1 : 1, 1);
    painting.run();
    graphics.setTransform(before);
  }

  /** Paints only what lies inside {@code shape}. */
  void inside(Shape shape, Runnable painting) {
    Shape before = graphics.getClip();
    graphics.clip(shape);
    painting.run();
    graphics.setClip(before);
  }
}

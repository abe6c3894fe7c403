package dev.pointwise.jobs.sample.drawing;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A path drawn point after point, and the plain shapes that need none. */
final class Outline {
  private final Path2D.Double path = new Path2D.Double();

  private Outline() {}

  static Outline from(double x, double y) {
    Outline outline = new Outline();
    outline.path.moveTo(x, y);
    return outline;
  }

  /** The closed polygon with corners {@code x0, y0, x1, y1, ...}. */
  static Shape polygon(double... corners) {
    Outline outline = from(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      outline.to(corners[i], corners[i + 1]);
    }
    return outline.closed();
  }

  /** The ring of corners at the angles of a regular {@code 2 * tips}-gon, radii taking turns. */
  static Shape star(int tips, double outer, double inner) {
    double[] corners = new double[4 * tips];
    for (int i = 0; i < 2 * tips; i++) {
      double angle = Math.PI * i / tips - Math.PI / 2;
      double radius = i % 2 == 0 ? outer : inner;
      corners[2 * i] = radius * Math.cos(angle);
      corners[2 * i + 1] = radius * Math.sin(angle);
    }
    return polygon(corners);
  }

  static Shape circle(double x, double y, double radius) {
    return ellipse(x, y, radius, radius);
  }

  static Shape ellipse(double x, double y, double radiusX, double radiusY) {
    return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
  }

  static Shape box(double left, double top, double right, double bottom) {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  static Shape roundBox(double left, double top, double right, double bottom, double corner) {
    return new RoundRectangle2D.Double(left, top, right - left, bottom - top, corner, corner);
  }

  static Shape line(double x0, double y0, double x1, double y1) {
    return from(x0, y0).to(x1, y1).open();
  }

  Outline to(double x, double y) {
    path.lineTo(x, y);
    return this;
  }

  /** A bow to (x, y), pulled towards one control point. */
  Outline bow(double controlX, double controlY, double x, double y) {
    path.quadTo(controlX, controlY, x, y);
    return this;
  }

  /** A curve to (x, y), pulled towards two control points. */
  Outline curve(double x1, double y1, double x2, double y2, double x, double y) {
    path.curveTo(x1, y1, x2, y2, x, y);
    return this;
  }

  Shape open() {
    return path;
  }

  Shape closed() {
    path.closePath();
    return path;
  }
}

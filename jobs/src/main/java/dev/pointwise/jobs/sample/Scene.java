package dev.pointwise.jobs.sample;

import dev.pointwise.jobs.sample.drawing.Backdrop;
import dev.pointwise.jobs.sample.drawing.Brush;
import dev.pointwise.jobs.sample.drawing.Clutter;
import dev.pointwise.jobs.sample.drawing.Subject;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;

/** Puts a picture together: backdrop, clutter, the subject and its shadow, clutter, film. */
final class Scene {
  static {
    // Drawing into memory needs no display; without this a stale DISPLAY variable breaks it.
    System.setProperty("java.awt.headless", "true");
  }

  private Scene() {}

  static BufferedImage paint(Subject subject, Dimension size, Random random) {
    BufferedImage picture = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
    AffineTransform cover = cover(size);
    AffineTransform place = subject.place(size.width, size.height, random);
    if (subject.fillsPicture()) {
      draw(picture, place, random, subject::draw);
    } else {
      draw(picture, cover, random, Backdrop::draw);
      draw(picture, cover, random, brush -> Clutter.scatter(brush, 9));
      drawWithShadow(picture, place, random, subject);
    }
    draw(picture, cover, random, brush -> Clutter.scatter(brush, 4));
    Film.any(random).expose(picture);
    return picture;
  }

  private static AffineTransform cover(Dimension size) {
    double scale = Math.max(size.width, size.height) / 2.0;
    return new AffineTransform(scale, 0, 0, scale, size.width / 2.0, size.height / 2.0);
  }

  private static void draw(
      BufferedImage target, AffineTransform place, Random random, Consumer<Brush> drawing) {
    Graphics2D graphics = target.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.transform(place);
      drawing.accept(new Brush(graphics, random));
    } finally {
      graphics.dispose();
    }
  }

  private static void drawWithShadow(
      BufferedImage picture, AffineTransform place, Random random, Subject subject) {
    BufferedImage layer = layer(picture);
    draw(layer, place, random, subject::draw);
    int reach = Math.min(picture.getWidth(), picture.getHeight()) / 16;
    int x = random.nextInt(2 * reach + 1) - reach;
    int y = random.nextInt(reach + 1);
    float darkness = 0.4f * random.nextFloat();
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.drawImage(silhouette(layer, darkness), x, y, null);
      graphics.drawImage(layer, 0, 0, null);
    } finally {
      graphics.dispose();
    }
  }

  private static BufferedImage silhouette(BufferedImage layer, float opacity) {
    BufferedImage silhouette = layer(layer);
    Graphics2D graphics = silhouette.createGraphics();
    try {
      graphics.drawImage(layer, 0, 0, null);
      graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_IN, opacity));
      graphics.setPaint(Color.BLACK);
      graphics.fillRect(0, 0, layer.getWidth(), layer.getHeight());
    } finally {
      graphics.dispose();
    }
    return silhouette;
  }

  private static BufferedImage layer(BufferedImage size) {
    return new BufferedImage(size.getWidth(), size.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
  }
}

package dev.pointwise.model.inspect;

import dev.pointwise.model.image.Lettering;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A white page in pixels, with text that needs no fonts. Not thread-safe; to be closed. */
final class Canvas implements AutoCloseable {
  static final int TITLE = 11;
  static final int TEXT = 8;
  static final int SMALL = 6;

  private static final int LETTERING_MARGIN = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  Canvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
  }

  BufferedImage image() {
    return image;
  }

  static int textWidth(String text, int capitals) {
    return Lettering.of(text, capitals).width();
  }

  /** Text whose letters stand on the row {@code y}. */
  void text(String text, int capitals, Color colour, int x, int y) {
    Lettering letters = Lettering.of(text, capitals);
    BufferedImage mask =
        new BufferedImage(letters.width(), letters.height(), BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new int[letters.width() * letters.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (letters.coverage()[i] & 0xff) << 24 | (colour.getRGB() & 0xffffff);
    }
    mask.setRGB(0, 0, letters.width(), letters.height(), pixels, 0, letters.width());
    graphics.drawImage(mask, x - LETTERING_MARGIN, y - letters.baseline(), null);
  }

  /** A picture at this size: enlarged in hard squares, shrunk softly. */
  void picture(BufferedImage picture, int x, int y, int width, int height) {
    boolean grows = width >= picture.getWidth();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        grows
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, x, y, width, height, null);
  }

  void frame(Color colour, int x, int y, int width, int height) {
    graphics.setColor(colour);
    graphics.drawRect(x - 1, y - 1, width + 1, height + 1);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}

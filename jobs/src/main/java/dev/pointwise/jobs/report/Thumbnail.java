package dev.pointwise.jobs.report;

import dev.pointwise.model.image.Decoded;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.image.Pixels;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A picture small enough to stand in the page itself. */
final class Thumbnail {
  private static final int SIDE = 224;

  /** A larger picture would take more of the driver's heap than its thumbnail is worth. */
  private static final long MOST_PIXELS = 32_000_000;

  private static final int RED = 16;
  private static final int GREEN = 8;
  private static final int BYTE = 0xff;

  private Thumbnail() {}

  /** A data URI; empty when the picture does not decode or is very large. */
  static String of(byte[] encoded) throws IOException {
    Decoder decoder = new Decoder(MOST_PIXELS, Orientation.EXIF);
    if (!(decoder.decode(encoded) instanceof Decoded decoded)) {
      return "";
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(shrunk(image(decoded.pixels())), "jpg", jpeg);
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
  }

  private static BufferedImage image(Pixels pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    int[] packed = new int[pixels.width() * pixels.height()];
    byte[] rgb = pixels.rgb();
    for (int i = 0; i < packed.length; i++) {
      packed[i] =
          (rgb[3 * i] & BYTE) << RED | (rgb[3 * i + 1] & BYTE) << GREEN | (rgb[3 * i + 2] & BYTE);
    }
    image.setRGB(0, 0, pixels.width(), pixels.height(), packed, 0, pixels.width());
    return image;
  }

  /** The middle square, at most {@link #SIDE} wide. */
  private static BufferedImage shrunk(BufferedImage image) {
    int square = Math.min(image.getWidth(), image.getHeight());
    int x = (image.getWidth() - square) / 2;
    int y = (image.getHeight() - square) / 2;
    int side = Math.min(SIDE, square);
    BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, side, side, x, y, x + square, y + square, null);
    graphics.dispose();
    return small;
  }
}

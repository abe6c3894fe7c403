package dev.pointwise.jobs.sample;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * How a picture becomes a file.
 *
 * @param suffix {@code jpg} or {@code png}
 * @param longestSide no side has more pixels
 * @param quality 0..1: of a JPEG what is kept, of a PNG how far the effort is spared
 */
record Encoding(String suffix, int longestSide, float quality) {
  private static final int SHORTEST_SIDE = 96;
  private static final double MAX_ASPECT = 1.9;

  /** One in six a PNG, and that a small one: noise does not compress. */
  static Encoding any(Random random) {
    return random.nextInt(6) == 0
        ? new Encoding("png", 400, 0.5f)
        : new Encoding("jpg", 1200, (60 + random.nextInt(36)) / 100f);
  }

  /** A size that favours small pictures, upright or lying, at most 1.9 times as long as wide. */
  Dimension anySize(Random random) {
    double longer =
        SHORTEST_SIDE * Math.pow((double) longestSide / SHORTEST_SIDE, random.nextDouble());
    double shorter = longer / Math.pow(MAX_ASPECT, random.nextDouble());
    int length = (int) Math.round(longer);
    int breadth = Math.max(SHORTEST_SIDE, (int) Math.round(shorter));
    return random.nextInt(3) == 0 ? new Dimension(breadth, length) : new Dimension(length, breadth);
  }

  byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersBySuffix(suffix).next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

package dev.pointwise.jobs.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures drawn by the test, good and bad. */
public final class Pictures {
  private static final List<Color> COLOURS =
      List.of(Color.RED, Color.GREEN, Color.BLUE, Color.GRAY);

  private Pictures() {}

  /** {@code count} good pictures named {@code 007-blue.png}, every second one a JPEG. */
  public static Path good(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      int colour = i % COLOURS.size();
      String format = i % 2 == 0 ? "png" : "jpg";
      String name = "%03d-%s.%s".formatted(i, TinyModel.LABELS.get(colour), format);
      Files.write(folder.resolve(name), encoded(COLOURS.get(colour), 10 + i, 12, format));
    }
    return folder;
  }

  /** Adds an empty file, a text and half a JPEG, all named like pictures. */
  public static Path addBad(Path folder) throws IOException {
    Files.write(folder.resolve("bad-empty.jpg"), new byte[0]);
    Files.write(folder.resolve("bad-half.jpg"), half(encoded(Color.RED, 400, 300, "jpg")));
    Files.write(folder.resolve("bad-text.jpg"), text());
    return folder;
  }

  public static byte[] text() {
    return "These are words, not a picture.\n".getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] half(byte[] picture) {
    return Arrays.copyOf(picture, picture.length / 2);
  }

  private static byte[] encoded(Color colour, int width, int height, String format)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, width, height);
    pen.setColor(colour.darker());
    pen.drawLine(0, 0, width, height);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}

package dev.pointwise.benchmarks.jobs;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * JPEGs such as ImageNet's, cut out of some photographs: about 500x400 pixels and 110 kB. The same
 * seed draws the same pictures.
 */
final class Photographs {
  private static final long SEED = 20261122;
  private static final int BYTES = 117_000;
  private static final int LONGER = 500;
  private static final int SHORTER = 400;
  private static final double LEAST_PART = 0.75;
  private static final float WORST_QUALITY = 0.7f;
  private static final int HALVINGS = 6;

  private final Random random = new Random(SEED);
  private final ImageWriter jpeg = ImageIO.getImageWritersByFormatName("jpeg").next();

  /** Draws so many pictures from the photographs in a folder, in turn, into another folder. */
  static void draw(Path photographs, int count, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(photographs)) {
      files = listed.sorted().toList();
    }
    Photographs drawing = new Photographs();
    Files.createDirectories(folder);
    for (int file = 0; file < files.size(); file++) {
      BufferedImage photograph = ImageIO.read(files.get(file).toFile());
      float quality = drawing.quality(photograph);
      for (int i = file; i < count; i += files.size()) {
        Path target = folder.resolve("%06d.jpg".formatted(i));
        Files.write(target, drawing.encoded(drawing.cut(photograph), quality));
      }
    }
  }

  /** The pictures of a folder so many times, under so many folders, without copying them. */
  static void link(Path pictures, int times, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(pictures)) {
      files = listed.sorted().toList();
    }
    for (int time = 0; time < times; time++) {
      Path copy = Files.createDirectories(folder.resolve(String.valueOf(time)));
      for (Path file : files) {
        Files.createLink(copy.resolve(file.getFileName()), file);
      }
    }
  }

  /** The quality at which a picture cut out of this photograph has about the usual size. */
  private float quality(BufferedImage photograph) throws IOException {
    BufferedImage example = cut(photograph);
    float low = WORST_QUALITY;
    float high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      float middle = (low + high) / 2;
      if (encoded(example, middle).length > BYTES) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** A part of the photograph of about the usual size and either orientation. */
  private BufferedImage cut(BufferedImage photograph) {
    boolean upright = photograph.getHeight() > photograph.getWidth();
    int width = varied(upright ? SHORTER : LONGER);
    int height = varied(upright ? LONGER : SHORTER);
    double part = LEAST_PART + random.nextDouble() * (1 - LEAST_PART);
    double scale =
        part
            * Math.min(
                (double) photograph.getWidth() / width, (double) photograph.getHeight() / height);
    int across = (int) (width * scale);
    int down = (int) (height * scale);
    int left = random.nextInt(photograph.getWidth() - across + 1);
    int top = random.nextInt(photograph.getHeight() - down + 1);
    return scaled(photograph.getSubimage(left, top, across, down), width, height);
  }

  private int varied(int side) {
    return side - side / 20 + random.nextInt(side / 10);
  }

  private static BufferedImage scaled(Image part, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(part, 0, 0, width, height, null);
    graphics.dispose();
    return picture;
  }

  private byte[] encoded(BufferedImage picture, float quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * BYTES);
    ImageWriteParam settings = jpeg.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality);
    try (var output = ImageIO.createImageOutputStream(bytes)) {
      jpeg.setOutput(output);
      jpeg.write(null, new IIOImage(picture, null, null), settings);
    }
    return bytes.toByteArray();
  }
}

package dev.pointwise.model.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the binary PPM files that {@code scripts/pillow-goldens} writes. */
final class PortablePixmap {
  private PortablePixmap() {}

  /** {@code P6 <white> width <white> height <white> 255 <white> rgb...}. */
  static Pixels read(byte[] ppm) {
    String[] header =
        new String(ppm, 0, Math.min(ppm.length, 40), StandardCharsets.ISO_8859_1).split("\\s", 5);
    int width = Integer.parseInt(header[1]);
    int height = Integer.parseInt(header[2]);
    int samples = width * height * 3;
    return new Pixels(width, height, Arrays.copyOfRange(ppm, ppm.length - samples, ppm.length));
  }
}

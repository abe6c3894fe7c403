package dev.pointwise.jobs.source;

import java.util.Locale;
import java.util.Set;

/** Which files of a folder count as pictures, by their names alone. */
final class PictureNames {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "dib", "gif", "tif", "tiff", "webp", "jp2",
          "avif", "heic", "ppm", "pgm", "pbm");

  private PictureNames() {}

  static boolean isPicture(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** What Hadoop and Spark pass over too: run records, markers, checksums. */
  static boolean isHidden(String fileName) {
    return fileName.startsWith("_") || fileName.startsWith(".");
  }
}

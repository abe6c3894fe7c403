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
    if (fileName.startsWith(".")) {
      return false; // such as ._1.jpg, which macOS leaves beside 1.jpg
    }
    int dot = fileName.lastIndexOf('.');
    return EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** What Hadoop and Spark pass over: run records, markers, checksums; cameras' _DSC1.jpg too. */
  static boolean isHidden(String fileName) {
    return fileName.startsWith("_") || fileName.startsWith(".");
  }
}

package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.Packing;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What files are, by their names alone. */
final class FileNames {
  private static final Map<Packing, Pattern> PACKED =
      Map.of(
          Packing.PARQUET, Pattern.compile(".+\\.(parquet|parq)"),
          Packing.ORC, Pattern.compile(".+\\.orc"),
          Packing.TAR, Pattern.compile(".+\\.(tar|tar\\.gz|tgz)"),
          Packing.SEQUENCE, Pattern.compile(".+\\.(seq|sequence|sequencefile)"));

  /** As Hadoop's own jobs write them: sequence files, text, anything. */
  private static final Pattern PART = Pattern.compile("part-(\\w-)?\\d+");

  private static final Set<String> PICTURES =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "dib", "gif", "tif", "tiff", "webp", "jp2",
          "avif", "heic", "ppm", "pgm", "pbm");

  private FileNames() {}

  /** Nothing where the name does not say. */
  static Optional<Packing> packing(String fileName) {
    if (isPicture(fileName)) {
      return Optional.of(Packing.PICTURES);
    }
    String name = fileName.toLowerCase(Locale.ROOT);
    return PACKED.entrySet().stream()
        .filter(entry -> !isHidden(name) && entry.getValue().matcher(name).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether a file of a folder is taken for one of these. */
  static boolean fits(Packing packing, String fileName) {
    boolean unnamed = packing == Packing.SEQUENCE && PART.matcher(fileName).matches();
    return unnamed || packing(fileName).filter(other -> other == packing).isPresent();
  }

  static boolean isPicture(String fileName) {
    if (fileName.startsWith(".")) {
      return false; // such as ._1.jpg, which macOS leaves beside 1.jpg
    }
    int dot = fileName.lastIndexOf('.');
    return PICTURES.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** What Hadoop and Spark pass over: run records, markers, checksums; cameras' _DSC1.jpg too. */
  static boolean isHidden(String fileName) {
    return fileName.startsWith("_") || fileName.startsWith(".");
  }
}

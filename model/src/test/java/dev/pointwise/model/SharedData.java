package dev.pointwise.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of published networks and pictures beside the checkout, which may not lie in it. Tests
 * that need it are skipped where it is absent.
 */
public final class SharedData {
  private SharedData() {}

  /** A file or folder below it. */
  public static Path path(String name) {
    Path path = root().resolve(name);
    assumeTrue(Files.exists(path), "skipped: there is no " + path);
    return path;
  }

  /** The files of a folder whose names match, in the order of their names. */
  public static List<Path> files(Path folder, String glob) {
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> matcher.matches(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's content. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The top of the checkout. */
  public static Path checkout() {
    return Path.of(System.getProperty("pointwise.checkout", "..")).toAbsolutePath().normalize();
  }

  private static Path root() {
    String elsewhere = System.getProperty("pointwise.shared", System.getenv("POINTWISE_SHARED"));
    return elsewhere != null
        ? Path.of(elsewhere)
        : checkout().resolve("../shared/data/developers").normalize();
  }
}

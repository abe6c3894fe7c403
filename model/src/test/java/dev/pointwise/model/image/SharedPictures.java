package dev.pointwise.model.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The pictures beside the checkout, which may not lie in it. Tests are skipped without them. */
final class SharedPictures {
  private SharedPictures() {}

  static Path folder(String name) {
    Path folder = root().resolve(name);
    assumeTrue(Files.isDirectory(folder), "skipped: there is no folder " + folder);
    return folder;
  }

  static List<Path> files(Path folder, String glob) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> folder.getFileSystem().getPathMatcher("glob:" + glob).matches(name(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path name(Path file) {
    return Objects.requireNonNull(file.getFileName());
  }

  private static Path root() {
    String variable = System.getenv("POINTWISE_SHARED");
    String property = System.getProperty("pointwise.shared", variable);
    return property != null
        ? Path.of(property)
        : Checkout.path("..", "shared", "data", "developers").normalize();
  }
}

package dev.pointwise.model.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Models and pictures beside the checkout, which may not lie in it. Tests are skipped without. */
final class SharedData {
  private SharedData() {}

  static Path folder(String name) {
    Path folder = root().resolve(name).normalize();
    assumeTrue(Files.isDirectory(folder), "skipped: there is no folder " + folder);
    return folder;
  }

  private static Path root() {
    String given = System.getProperty("pointwise.shared", System.getenv("POINTWISE_SHARED"));
    return given != null
        ? Path.of(given)
        : Path.of(System.getProperty("pointwise.checkout", ".."), "..", "shared/data/developers");
  }
}

package dev.pointwise.model.image;

import java.nio.file.Path;

/** Where the checkout lies. */
final class Checkout {
  private Checkout() {}

  static Path path(String first, String... more) {
    Path inside = Path.of(first, more);
    return Path.of(System.getProperty("pointwise.checkout", "..")).toAbsolutePath().resolve(inside);
  }
}

package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import java.io.IOException;
import java.io.InputStream;

/** What lies in the program's jar: the model {@code zoo:default}, and preprocessings. */
final class Embedded {
  static final String MODEL = "zoo:default";

  /** Where its card lies; its files lie beside it. */
  static final String CARD = "zoo/default/card.yaml";

  private Embedded() {}

  /** A file in the jar, by its place below the package {@code dev.pointwise.model}. */
  static byte[] read(String name) throws IOException {
    try (InputStream stream = ModelException.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("it is not in the jar");
      }
      return stream.readAllBytes();
    }
  }
}

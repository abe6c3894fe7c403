package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.NearestNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The models that come with the program, called {@code zoo:NAME}. */
final class Zoo {
  static final String DEFAULT = "zoo:default";

  private static final String PREFIX = "zoo:";
  private static final List<String> NAMES = List.of(DEFAULT);

  private Zoo() {}

  static boolean has(String reference) {
    return reference.startsWith(PREFIX);
  }

  /** Where the card lies in the jar; its files lie beside it. */
  static String card(String reference) {
    if (!NAMES.contains(reference)) {
      throw new ModelException(
          "No model is called '%s'%s; those that come with the program are %s"
              .formatted(
                  reference, NearestNames.suggest(reference, NAMES), String.join(", ", NAMES)));
    }
    return "zoo/" + reference.substring(PREFIX.length()) + "/card.yaml";
  }

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

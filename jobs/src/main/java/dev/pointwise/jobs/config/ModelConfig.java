package dev.pointwise.jobs.config;

import java.util.Optional;

/**
 * Which model.
 *
 * @param reference a model card or a model file, local or of any Hadoop file system; empty for the
 *     model inside the program
 * @param labels a file with one label a line that replaces the card's
 * @param preprocess a file or a name of a preprocessing that replaces the card's
 */
public record ModelConfig(
    Optional<String> reference, Optional<String> labels, Optional<String> preprocess) {
  /** The model inside the program. */
  public static final String EMBEDDED = "zoo:default";

  public String referenceOrEmbedded() {
    return reference.orElse(EMBEDDED);
  }
}

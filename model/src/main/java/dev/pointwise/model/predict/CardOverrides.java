package dev.pointwise.model.predict;

import java.util.Optional;

/**
 * What the caller sets in place of the model card, or for a model that has none.
 *
 * @param preprocess a file or the name of a known preprocessing, as {@link PreprocessReader} takes
 * @param labels a label file, as {@link Labels} takes
 */
public record CardOverrides(Optional<String> preprocess, Optional<String> labels) {
  public static final CardOverrides NONE = new CardOverrides(Optional.empty(), Optional.empty());
}

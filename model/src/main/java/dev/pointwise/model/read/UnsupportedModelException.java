package dev.pointwise.model.read;

import dev.pointwise.model.ModelException;

/** A model file that is sound but uses something that is not supported. */
public class UnsupportedModelException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final String feature;

  /**
   * @param feature what is not supported, in a word or two
   */
  public UnsupportedModelException(String feature, String message) {
    super(message);
    this.feature = feature;
  }

  /** What is not supported, in a word or two, as in {@code ArgMax} or {@code uint8 input}. */
  public String feature() {
    return feature;
  }
}

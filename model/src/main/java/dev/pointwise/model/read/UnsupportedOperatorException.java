package dev.pointwise.model.read;

/** An operator, or the way a node uses it, that is not supported. */
public final class UnsupportedOperatorException extends UnsupportedModelException {
  private static final long serialVersionUID = 1L;

  public UnsupportedOperatorException(String operator, String message) {
    super(operator, message);
  }

  /** The operator's name in the model's format, as in {@code ArgMax}. */
  public String operator() {
    return feature();
  }
}

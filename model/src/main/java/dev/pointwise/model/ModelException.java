package dev.pointwise.model;

/**
 * A model, its weights, its labels or its card cannot be used. The message says what, where, why
 * and what to do; it is shown to the user as it is.
 */
public class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}

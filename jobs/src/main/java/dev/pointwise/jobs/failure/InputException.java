package dev.pointwise.jobs.failure;

/** Pictures or a list of them are missing or cannot be read. */
public final class InputException extends JobException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.INPUT;
  }
}

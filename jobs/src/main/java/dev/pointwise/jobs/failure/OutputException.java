package dev.pointwise.jobs.failure;

/** The output exists already or cannot be written. */
public final class OutputException extends JobException {
  private static final long serialVersionUID = 1L;

  public OutputException(String message) {
    super(message);
  }

  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.OUTPUT;
  }
}

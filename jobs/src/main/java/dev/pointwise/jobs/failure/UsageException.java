package dev.pointwise.jobs.failure;

/** The command line or a configuration file asks for what cannot be. */
public final class UsageException extends JobException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.USAGE;
  }
}

package dev.pointwise.jobs.failure;

/**
 * A run cannot start, or did not end well, for a reason its user can act on. The message says what,
 * where, why and what to do; it is shown as it is, without a stack trace.
 */
public abstract sealed class JobException extends RuntimeException
    permits UsageException,
        InputException,
        OutputException,
        RejectRateException,
        ResourcesException {
  private static final long serialVersionUID = 1L;

  JobException(String message) {
    super(message);
  }

  JobException(String message, Throwable cause) {
    super(message, cause);
  }

  public abstract ExitCode exitCode();
}

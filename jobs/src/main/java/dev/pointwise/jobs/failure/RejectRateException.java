package dev.pointwise.jobs.failure;

/** More pictures were rejected than the limit allows; the output is whole and kept. */
public final class RejectRateException extends JobException {
  private static final long serialVersionUID = 1L;

  public RejectRateException(String message) {
    super(message);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.REJECT_RATE;
  }
}

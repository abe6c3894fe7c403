package dev.pointwise.jobs.failure;

/** By the memory plan, the run does not fit where its tasks would run. */
public final class ResourcesException extends JobException {
  private static final long serialVersionUID = 1L;

  public ResourcesException(String message) {
    super(message);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.RESOURCES;
  }
}

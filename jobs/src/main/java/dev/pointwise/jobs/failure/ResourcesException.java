package dev.pointwise.jobs.failure;

/** The run does not fit into the memory that there is. */
public final class ResourcesException extends JobException {
  private static final long serialVersionUID = 1L;

  public ResourcesException(String message) {
    super(message);
  }

  public ResourcesException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.RESOURCES;
  }
}

package dev.pointwise.jobs.failure;

/** What the process tells its caller; schedulers act on these numbers, so they never change. */
public enum ExitCode {
  DONE(0),
  INTERNAL_ERROR(1),
  USAGE(2),
  MODEL(3),
  REJECT_RATE(4),
  INPUT(5),
  OUTPUT(6),
  RESOURCES(7),
  /** Only for those who ask for it. */
  NOTHING_NEW(99);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}

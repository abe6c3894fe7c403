package dev.pointwise.jobs.doctor;

/** How bad a finding is. */
public enum Level {
  OK,
  /** It works, but slower or less safely than it could. */
  WARN,
  /** Runs will fail, or give wrong results. */
  FAIL
}

package dev.pointwise.jobs.spark;

/** A row's status. */
public enum Status {
  OK,
  REJECTED
}

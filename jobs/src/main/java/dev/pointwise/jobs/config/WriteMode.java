package dev.pointwise.jobs.config;

/** What becomes of rows that are there already. */
public enum WriteMode {
  /** The run is refused. */
  ERROR,
  /** They are replaced once the new ones are whole. */
  OVERWRITE,
  /** They stay. */
  APPEND,
  /** They stay, and their pictures are not done again. */
  INCREMENTAL
}

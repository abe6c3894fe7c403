package dev.pointwise.jobs.config;

/** How rows are stored. */
public enum OutputFormat {
  PARQUET,
  /** One object a line; missing values are {@code null}. */
  JSON,
  /** With a header; arrays and structs as JSON text, quotes doubled. */
  CSV
}

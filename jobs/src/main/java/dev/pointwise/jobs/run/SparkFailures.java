package dev.pointwise.jobs.run;

import dev.pointwise.jobs.failure.JobException;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.model.ModelException;
import java.io.IOException;

/** What failed inside a Spark job, found below what Spark wraps around it. */
final class SparkFailures {
  private SparkFailures() {}

  /** The failure itself where its kind is known; pictures that cannot be read never end a job. */
  static RuntimeException translated(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ModelException model) {
        return model;
      }
      if (cause instanceof JobException job) {
        return job;
      }
      if (cause instanceof IOException io) {
        return new OutputException("The rows cannot be written: " + io.getMessage(), failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure.getMessage(), failure);
  }
}

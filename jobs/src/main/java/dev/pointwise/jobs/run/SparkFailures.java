package dev.pointwise.jobs.run;

import dev.pointwise.jobs.failure.JobException;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.model.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkException;

/** What failed inside a Spark job, found below what Spark wraps around it. */
final class SparkFailures {
  /** Rows are computed as the writer asks for them: what fails below here was not the writing. */
  private static final String COMPUTING = "dev.pointwise.jobs.spark.";

  private static final String WRITING = "TASK_WRITE_FAILED";

  private SparkFailures() {}

  /** The failure itself where its kind is known; pictures that cannot be read never end a job. */
  static RuntimeException translated(Exception failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable cause : chain) {
      if (cause instanceof ModelException model) {
        return model;
      }
      if (cause instanceof JobException job) {
        return job;
      }
    }
    for (Throwable cause : chain) {
      if (cause instanceof IOException io && isOfWriting(io, chain)) {
        return new OutputException("The rows cannot be written: " + io.getMessage(), failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure.getMessage(), failure);
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain;
  }

  /**
   * Executors that are lost, broadcasts and shuffles that do not arrive are IOExceptions as well. A
   * task's writing wears Spark's label; without Spark around it, it happened on the driver, where
   * only the output is written.
   */
  private static boolean isOfWriting(IOException io, List<Throwable> chain) {
    boolean onDriver = chain.stream().noneMatch(SparkException.class::isInstance);
    boolean computing =
        Arrays.stream(io.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(COMPUTING));
    return onDriver || (!computing && chain.stream().anyMatch(SparkFailures::isWriting));
  }

  private static boolean isWriting(Throwable cause) {
    return cause instanceof SparkException spark
        && String.valueOf(spark.getMessage()).contains("[" + WRITING + "]");
  }
}

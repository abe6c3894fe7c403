package dev.pointwise.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.failure.ResourcesException;
import dev.pointwise.model.ModelException;
import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class SparkFailuresTest {
  private static final String COMPUTING = "dev.pointwise.jobs.spark.PartitionInference";

  /** An exception whose innermost frame is of this class. */
  private static IOException thrownIn(String className, String message) {
    IOException thrown = new IOException(message);
    thrown.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.io.OutputStream", "write", "", 1),
          new StackTraceElement(className, "call", "", 1)
        });
    return thrown;
  }

  private static SparkException ofWriting(Throwable cause) {
    return aborted(new SparkException("[TASK_WRITE_FAILED] Task failed while writing rows", cause));
  }

  private static SparkException aborted(Throwable cause) {
    return new SparkException("Job aborted due to stage failure", cause);
  }

  @Test
  void aTaskThatCannotWriteIsARefusedOutput() {
    IOException full = thrownIn("org.apache.spark.sql.Writer", "No space left on device");
    assertThat(SparkFailures.translated(ofWriting(full)))
        .isInstanceOf(OutputException.class)
        .hasMessage("The rows cannot be written: No space left on device");
  }

  @Test
  void aDriverThatCannotCommitIsARefusedOutput() {
    assertThat(SparkFailures.translated(new IOException("rename failed")))
        .isInstanceOf(OutputException.class);
  }

  @Test
  void whatFailsWhileRowsAreComputedIsNoMatterOfTheOutput() {
    IOException lost = thrownIn(COMPUTING, "Failed to get broadcast_1_piece0");
    assertThat(SparkFailures.translated(ofWriting(lost))).isNotInstanceOf(OutputException.class);
  }

  @Test
  void aLostExecutorOrShuffleIsNoMatterOfTheOutput() {
    IOException fetch = thrownIn("org.apache.spark.shuffle.Fetch", "Connection refused");
    assertThat(SparkFailures.translated(aborted(fetch))).isNotInstanceOf(OutputException.class);
    assertThat(SparkFailures.translated(aborted(null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Job aborted due to stage failure");
  }

  @Test
  void whatTheTaskSaysOfModelOrMemoryIsWhatTheRunSays() {
    ModelException model = new ModelException("no such layer");
    ResourcesException memory = new ResourcesException("out of memory");
    assertThat(SparkFailures.translated(ofWriting(model))).isSameAs(model);
    assertThat(SparkFailures.translated(ofWriting(memory))).isSameAs(memory);
  }
}

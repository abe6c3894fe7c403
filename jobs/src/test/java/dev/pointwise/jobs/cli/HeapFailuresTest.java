package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.failure.ExitCode;
import dev.pointwise.jobs.failure.ResourcesException;
import org.junit.jupiter.api.Test;

class HeapFailuresTest {
  @Test
  void tellsHowToEnlargeAFullHeap() {
    Throwable failure = new IllegalStateException(new OutOfMemoryError("Java heap space"));
    assertThat(HeapFailures.translated(failure))
        .isInstanceOfSatisfying(
            ResourcesException.class,
            told -> assertThat(told.exitCode()).isEqualTo(ExitCode.RESOURCES))
        .hasMessageMatching(
            "Java's heap of \\d+ MiB is full; set POINTWISE_JAVA_OPTIONS=-Xmx\\d+m, or"
                + " --driver-memory \\d+m where spark-submit starts the program")
        .hasCause(failure);
  }

  @Test
  void tellsWhatSparkStartsWith() {
    Throwable failure =
        new IllegalArgumentException("[INVALID_DRIVER_MEMORY] System memory 100663296 must be ...");
    assertThat(HeapFailures.translated(failure))
        .hasMessageContaining("less than the 450 MiB that Spark starts with; set")
        .hasMessageContaining("=-Xmx1024m, or --driver-memory 1024m");
  }

  @Test
  void leavesOtherFailuresAlone() {
    Throwable threads = new OutOfMemoryError("unable to create native thread");
    assertThat(HeapFailures.translated(threads)).isSameAs(threads);
    Throwable other = new IllegalStateException();
    assertThat(HeapFailures.translated(other)).isSameAs(other);
  }
}

package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.ResourcesException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Java's heap is too small for the program's own process, which holds the model and the list of the
 * pictures. What tasks need is planned; this shows before, or where the plan was wrong.
 */
final class HeapFailures {
  private static final Pattern FULL =
      Pattern.compile("Java heap space|GC overhead limit exceeded|Requested array size.*");

  /** Spark's condition for a heap below its own least. */
  private static final String SPARKS_LEAST = "INVALID_DRIVER_MEMORY";

  private static final long SPARKS_LEAST_MEBIBYTES = 450;

  private HeapFailures() {}

  /** The failure, told by the setting that helps where it comes of the heap. */
  static Throwable translated(Throwable failure) {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = Optional.ofNullable(cause.getMessage()).orElse("");
      if (cause instanceof OutOfMemoryError && FULL.matcher(message).matches()) {
        return told("Java's heap of %d MiB is full".formatted(heap), 2 * heap, failure);
      }
      if (message.contains(SPARKS_LEAST)) {
        String less = "Java's heap of %d MiB is less than the %d MiB that Spark starts with";
        return told(less.formatted(heap, SPARKS_LEAST_MEBIBYTES), 1024, failure);
      }
    }
    return failure;
  }

  private static ResourcesException told(String what, long mebibytes, Throwable failure) {
    return new ResourcesException(
        "%s; set POINTWISE_JAVA_OPTIONS=-Xmx%dm, or --driver-memory %2$dm where spark-submit starts the program"
            .formatted(what, mebibytes),
        failure);
  }
}

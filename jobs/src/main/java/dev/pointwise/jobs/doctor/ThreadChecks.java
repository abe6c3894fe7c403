package dev.pointwise.jobs.doctor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Threads in force, and what else the environment decides. */
final class ThreadChecks {
  private ThreadChecks() {}

  static List<Finding> findings(CheckupRequest request) {
    return List.of(cores(request), openMp(), fileNames());
  }

  private static Finding cores(CheckupRequest request) {
    int cores = Runtime.getRuntime().availableProcessors();
    String text =
        "%s at once, one native thread each, on %s"
            .formatted(number(request.slots(), "task"), number(cores, "core"));
    if (request.slots() > cores) {
      return Finding.warn(
          "threads",
          text,
          "spark.executor.cores (or local[N]) no more than the cores that are there");
    }
    return request.cpusPerTask() > 1
        ? Finding.warn(
            "threads",
            text + "; spark.task.cpus %d leaves the others idle".formatted(request.cpusPerTask()),
            "spark.task.cpus=1")
        : Finding.ok("threads", text);
  }

  private static String number(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static Finding openMp() {
    Optional<String> threads =
        Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).filter(value -> !value.isBlank());
    String text = "OMP_NUM_THREADS is " + threads.orElse("not set");
    return threads.equals(Optional.of("1"))
        ? Finding.ok("openmp", text)
        : Finding.warn(
            "openmp",
            text + ", so that work outside of a forward pass may start a thread a core",
            "spark.executorEnv.OMP_NUM_THREADS=1 for executors, OMP_NUM_THREADS=1 in the driver's"
                + " environment");
  }

  private static Finding fileNames() {
    try {
      return Finding.ok("file names", "any, as " + Path.of("\u00e4") + " shows");
    } catch (InvalidPathException e) {
      return Finding.fail(
          "file names",
          "local files whose names are not ASCII are not found",
          "spark.executorEnv.LC_ALL=C.UTF-8 for executors, LC_ALL=C.UTF-8 in the driver's"
              + " environment");
    }
  }
}

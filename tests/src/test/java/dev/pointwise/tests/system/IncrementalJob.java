package dev.pointwise.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code predict --mode incremental} over some pictures, with an output, a checkpoint and a log of
 * Spark's tasks of its own.
 */
record IncrementalJob(SparkSubmit submit, Path pictures, Path folder, int commitEvery) {
  static final int NOTHING_NEW = 99;

  Running start() throws IOException {
    Path log = Files.createDirectories(folder.resolve("tasks"));
    return submit
        .conf("spark.eventLog.enabled=true")
        .conf("spark.eventLog.compress=false")
        .conf("spark.eventLog.dir=" + log.toUri())
        .start(
            "predict",
            "--input=" + pictures,
            "--output=" + rowsFolder(),
            "--format=json",
            "--mode=incremental",
            "--checkpoint=" + folder.resolve("checkpoint"),
            "--commit-every=" + commitEvery,
            "--exit-99-when-empty",
            "--quiet");
  }

  private Path rowsFolder() {
    return folder.resolve("rows");
  }

  Rows rows() throws IOException {
    return Rows.readAll(rowsFolder());
  }

  TaskLog tasks() throws IOException {
    return TaskLog.read(folder.resolve("tasks"));
  }

  /** What a run that has ended says of itself. */
  static JsonNode result(Finished run) throws IOException {
    return new ObjectMapper().readTree(run.lastLine());
  }
}

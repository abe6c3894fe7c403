package dev.pointwise.jobs.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A batch whose rows are whole. From the moment this is in the checkpoint they count as done, even
 * where they still have to be moved to where readers see them.
 *
 * @param batch its number, from 1
 * @param attempt 1, and one more each time its rejected pictures were tried again
 * @param runId the run that wrote the rows
 * @param ok rows with a result
 * @param rejected rows without one, by error class
 * @param rejectedIds of those
 * @param files the names of the files of rows
 */
public record Commit(
    int batch,
    int attempt,
    String runId,
    long ok,
    Map<String, Long> rejected,
    List<String> rejectedIds,
    List<String> files) {
  public Commit {
    rejected = new TreeMap<>(rejected);
    rejectedIds = List.copyOf(rejectedIds);
    files = List.copyOf(files);
  }

  /** Without what may be long. */
  Commit withoutIds() {
    return new Commit(batch, attempt, runId, ok, rejected, List.of(), files);
  }

  /** Rows without a result. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}

package dev.pointwise.jobs.doctor;

import java.io.Serializable;
import java.util.List;

/**
 * What to look at beside the process itself.
 *
 * @param slots tasks that a process runs at once
 * @param cpusPerTask cores that Spark counts for one
 * @param localFolders where Spark puts its own files on each machine
 * @param inputs that must be readable, URIs
 * @param outputs that must be writable, URIs
 * @param hadoop the configuration of the file systems, as {@link
 *     dev.pointwise.jobs.spark.HadoopSettings} wrote it
 */
public record CheckupRequest(
    int slots,
    int cpusPerTask,
    List<String> localFolders,
    List<String> inputs,
    List<String> outputs,
    byte[] hadoop)
    implements Serializable {
  public CheckupRequest {
    localFolders = List.copyOf(localFolders);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}

package dev.pointwise.jobs.sink;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A run's record in its output, there as a whole or not at all. */
final class RecordFile {
  private RecordFile() {}

  static void write(FileSystem files, Path output, String runId, byte[] json) throws IOException {
    Path record = new Path(output, "_run/" + runId + ".json");
    Path unfinished = new Path(output, "_run/." + runId + ".json");
    try (var stream = files.create(unfinished)) {
      stream.write(json);
    }
    if (!files.rename(unfinished, record)) {
      throw new IOException("%s could not be renamed".formatted(unfinished));
    }
  }
}

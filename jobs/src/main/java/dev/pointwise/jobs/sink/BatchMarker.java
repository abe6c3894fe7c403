package dev.pointwise.jobs.sink;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pointwise.jobs.checkpoint.Checkpoint;
import dev.pointwise.jobs.failure.OutputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Says in an output which checkpoint it grows with.
 *
 * @param checkpoint its folder's URI
 * @param id its own
 */
record BatchMarker(String checkpoint, String id) {
  static final String NAME = "_checkpoint.json";
  private static final JsonMapper JSON = new JsonMapper();

  static BatchMarker of(Checkpoint checkpoint) {
    return new BatchMarker(checkpoint.uri(), checkpoint.id());
  }

  static Optional<BatchMarker> read(FileSystem files, Path output) throws IOException {
    try (InputStream stream = files.open(new Path(output, NAME))) {
      return Optional.of(JSON.readValue(stream, BatchMarker.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** There as a whole or not at all; one that says the same is left as it is. */
  void write(FileSystem files, Path output) throws IOException {
    if (read(files, output).equals(Optional.of(this))) {
      return;
    }
    Path marker = new Path(output, NAME);
    Path growing = new Path(output, "." + NAME);
    try (OutputStream stream = files.create(growing, true)) {
      JSON.writeValue(stream, this);
    }
    files.delete(marker, false);
    if (!files.rename(growing, marker)) {
      throw new IOException("%s could not be renamed".formatted(growing));
    }
  }

  /**
   * @throws OutputException when an output with this marker does not grow with that checkpoint
   */
  void require(Checkpoint other, Path output) {
    if (!id.equals(other.id())) {
      throw new OutputException(
          "Output '%s' grows with the checkpoint '%s', not with '%s'; name that one, or a new --output"
              .formatted(output, checkpoint, other.uri()));
    }
  }
}

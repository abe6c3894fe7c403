package dev.pointwise.jobs.checkpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.source.HadoopFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder of JSON files, each there as a whole or not at all, and none ever changed. */
final class CheckpointFolder {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // those of later versions
          .build();

  private final FileSystem files;
  private final Path folder;
  private final String runId;

  private CheckpointFolder(FileSystem files, Path folder, String runId) {
    this.files = files;
    this.folder = folder;
    this.runId = runId;
  }

  static CheckpointFolder of(String uri, String runId, Configuration configuration)
      throws IOException {
    Path path = new Path(uri);
    FileSystem files = HadoopFiles.withoutChecksums(path.getFileSystem(configuration));
    return new CheckpointFolder(files, files.makeQualified(path), runId);
  }

  String uri() {
    return folder.toString();
  }

  /** Names of what is in the folder or one inside it; none where there is none. */
  List<String> names(String name) throws IOException {
    try {
      return Arrays.stream(files.listStatus(path(name)))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private Path path(String name) {
    return name.isEmpty() ? folder : new Path(folder, name);
  }

  <T> Optional<T> read(String name, Class<T> type) throws IOException {
    try (InputStream stream = files.open(path(name))) {
      return Optional.of(JSON.readValue(stream, type));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a file that must not be there: it grows under another name and is renamed.
   *
   * @throws OutputException when it is there, for then another run is at work
   */
  void writeNew(String name, Object content) throws IOException {
    Path path = path(name);
    Path growing = new Path(path.getParent(), "." + path.getName() + "-" + runId);
    try (OutputStream stream = files.create(growing, true)) {
      JSON.writeValue(stream, content);
    }
    if (files.exists(path) || !files.rename(growing, path)) {
      files.delete(growing, false);
      throw new OutputException(
          "Checkpoint '%s' has '%s' already, which another run must have written just now; start again when that has ended"
              .formatted(folder, name));
    }
  }

  /** Removes what killed runs left half written. */
  void clean(String name) throws IOException {
    for (String entry : names(name)) {
      if (entry.startsWith(".")) {
        files.delete(new Path(path(name), entry), false);
      }
    }
  }
}

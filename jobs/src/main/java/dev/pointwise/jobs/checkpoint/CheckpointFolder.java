package dev.pointwise.jobs.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.source.HadoopFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A folder of JSON files on any Hadoop file system. Thread-safe. */
final class CheckpointFolder {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // those of later versions
          .build();

  private static final Pattern GROWING =
      Pattern.compile("\\.(identity|\\d+(-\\d+)?)\\.json-\\d{8}T.+");

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

  /** As {@link #read}, with a fallback for a file that is no such JSON, as one half written. */
  <T> Optional<T> readOr(String name, Class<T> type, T fallback) throws IOException {
    try {
      return read(name, type);
    } catch (JsonProcessingException e) {
      return Optional.of(fallback);
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
    write(files.create(growing, true), content);
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
      if (GROWING.matcher(entry).matches()) {
        files.delete(new Path(path(name), entry), false);
      }
    }
  }

  /**
   * Writes a file where there is none: of several that try at once one succeeds, but on object
   * stores, where the last does.
   *
   * @return whether it did
   */
  boolean create(String name, Object content) throws IOException {
    try {
      if (files instanceof RawLocalFileSystem local) { // whose own check and creation are two steps
        java.nio.file.Path path = local.pathToFile(path(name)).toPath();
        Files.createDirectories(path.getParent());
        Files.write(path, JSON.writeValueAsBytes(content), StandardOpenOption.CREATE_NEW);
      } else {
        write(files.create(path(name), false), content);
      }
      return true;
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Writes a file anew; it may be seen half written. */
  void replace(String name, Object content) throws IOException {
    write(files.create(path(name), true), content);
  }

  private static void write(OutputStream created, Object content) throws IOException {
    try (OutputStream stream = created) {
      JSON.writeValue(stream, content);
    }
  }

  void delete(String name) throws IOException {
    files.delete(path(name), false);
  }
}

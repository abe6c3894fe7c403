package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.failure.OutputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What an output folder holds. */
record OutputFolder(Path path, List<FileStatus> entries) {
  /** Rows, Spark's markers, Hadoop's checksums; not a camera's {@code _DSC1.jpg}. */
  private static final Pattern OWN_FILES =
      Pattern.compile("part-.+\\.(parquet|json|csv)(\\.\\w+)?|_[^.]*|\\..*\\.crc");

  private static final Pattern OWN_FOLDERS = Pattern.compile("_run|_temporary");

  /**
   * @return an empty folder where there is none
   * @throws OutputException when the path is a file
   */
  static OutputFolder of(FileSystem files, Path path) throws IOException {
    try {
      if (files.getFileStatus(path).isFile()) {
        throw new OutputException(
            "Output '%s' is a file; name a folder for the rows".formatted(path));
      }
      return new OutputFolder(path, Arrays.asList(files.listStatus(path)));
    } catch (FileNotFoundException e) {
      return new OutputFolder(path, List.of());
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The files of rows. */
  Set<Path> dataFiles() {
    Set<Path> files = new TreeSet<>();
    entries.stream()
        .filter(FileStatus::isFile)
        .map(FileStatus::getPath)
        .filter(file -> file.getName().startsWith("part-"))
        .forEach(files::add);
    return files;
  }

  /**
   * @throws OutputException when the mode does not allow to write here
   */
  void requireFit(OutputConfig config, String extension) {
    if (isEmpty()) {
      return;
    }
    if (entries.stream().anyMatch(entry -> entry.getPath().getName().equals(BatchMarker.NAME))) {
      throw new OutputException(
          "Output '%s' grows with --mode incremental; go on with that, or name another folder"
              .formatted(path));
    }
    switch (config.mode()) {
      case ERROR ->
          throw new OutputException(
              "Output '%s' exists already (%s); name a new folder, or choose --mode overwrite or append"
                  .formatted(path, isFinished() ? "a finished run" : "no finished run"));
      case OVERWRITE -> requireOnlyRows();
      case APPEND -> requireFormat(extension);
      case INCREMENTAL -> requireNoRows();
    }
  }

  /**
   * @throws OutputException when there is anything that readers would take for rows
   */
  void requireNoRows() {
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        throw new OutputException(
            "Output '%s' holds '%s', of which this checkpoint knows nothing; --mode incremental begins with a new --output"
                .formatted(path, name));
      }
    }
  }

  private boolean isFinished() {
    return entries.stream().anyMatch(entry -> entry.getPath().getName().equals("_SUCCESS"));
  }

  /** To overwrite a folder of pictures by mistake would be the end of them. */
  private void requireOnlyRows() {
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      Pattern own = entry.isDirectory() ? OWN_FOLDERS : OWN_FILES;
      if (!own.matcher(name).matches()) {
        throw new OutputException(
            "Output '%s' holds '%s', which no run wrote; it is not overwritten: name another folder"
                .formatted(path, name));
      }
    }
  }

  private void requireFormat(String extension) {
    for (Path file : dataFiles()) {
      if (!file.getName().contains(extension)) {
        throw new OutputException(
            "Output '%s' holds '%s'; rows appended as %s would not be readable beside it"
                .formatted(path, file.getName(), extension.substring(1)));
      }
    }
  }
}

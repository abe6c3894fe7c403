package dev.pointwise.tests.system;

import java.io.IOException;
import java.nio.file.Path;

/** A file system beside the local one, from which pictures are read and to which rows go. */
interface Store extends AutoCloseable {
  /** What the job is told; {@code path} is relative to the store's top. */
  String uri(String path);

  /** Copies a local folder with all that is in it; it keeps its name. */
  void put(Path localFolder) throws IOException;

  /** Copies a folder to a local one that is not there yet. */
  void fetch(String folder, Path local) throws IOException;

  /** spark-submit with what it takes to reach the store. */
  SparkSubmit submit();

  @Override
  void close();
}

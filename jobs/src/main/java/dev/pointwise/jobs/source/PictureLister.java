package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.InputConfig;
import org.apache.hadoop.conf.Configuration;

/**
 * Lists pictures, or the files they are packed in, on any Hadoop file system without reading them.
 * Folders are walked: files whose names fit the input's format are taken, hidden files and folders
 * ({@code _} or {@code .} first) are not looked at, others are counted. Files named one by one, by
 * a glob or in a list are taken unless their names are those of another format.
 *
 * <p>Spark's {@code binaryFile} source is not used, since it passes over empty files.
 */
public record PictureLister(Configuration configuration) {
  /**
   * All files of the input, each once.
   *
   * @throws dev.pointwise.jobs.failure.InputException when something named does not exist or cannot
   *     be listed, or there is no picture at all
   * @throws dev.pointwise.jobs.failure.UsageException when a file that is named is of another
   *     format
   */
  public Listing list(InputConfig input) {
    return new PictureSearch(configuration, input).listing();
  }

  /** As {@link #list}, but there may be no picture at all. */
  public Listing listAny(InputConfig input) {
    return new PictureSearch(configuration, input).anyListing();
  }
}

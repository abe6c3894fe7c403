package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * Which pictures.
 *
 * @param uris folders, globs and files on any Hadoop file system
 * @param list a text file of URIs, one a line
 * @param format what the files are
 */
public record InputConfig(List<String> uris, Optional<String> list, InputFormat format) {
  public InputConfig {
    uris = List.copyOf(uris);
    if (uris.isEmpty() && list.isEmpty()) {
      throw new UsageException("No pictures are named; give --input URI or --input-list FILE");
    }
  }

  /** Files that are pictures. */
  public InputConfig(List<String> uris, Optional<String> list) {
    this(uris, list, InputFormat.PICTURES);
  }

  public static InputConfig of(String... uris) {
    return new InputConfig(List.of(uris), Optional.empty());
  }
}

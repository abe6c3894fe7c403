package dev.pointwise.jobs.config;

import dev.pointwise.jobs.failure.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * Which pictures.
 *
 * @param uris folders, globs and files on any Hadoop file system
 * @param list a text file of picture URIs, one a line
 */
public record InputConfig(List<String> uris, Optional<String> list) {
  public InputConfig {
    uris = List.copyOf(uris);
    if (uris.isEmpty() && list.isEmpty()) {
      throw new UsageException("No pictures are named; give --input URI or --input-list FILE");
    }
  }

  public static InputConfig of(String... uris) {
    return new InputConfig(List.of(uris), Optional.empty());
  }
}

package dev.pointwise.model.predict;

import java.io.IOException;

/** Reads whole files by path or URI; where they lie is the caller's business. */
@FunctionalInterface
public interface ResourceReader {
  /**
   * The file's bytes.
   *
   * @throws IOException when the file is missing or cannot be read
   */
  byte[] read(String uri) throws IOException;
}

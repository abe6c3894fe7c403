package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.source.HadoopFiles;
import java.io.IOException;

/** A file that a command is to write; what is there already is never written over. */
record NewFile(String uri, HadoopFiles files) {
  /**
   * @throws OutputException when there is something of this name
   */
  NewFile requireFree() {
    try {
      if (files.exists(uri)) {
        throw new OutputException("Output '%s' exists already; name a new file".formatted(uri));
      }
      return this;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Another one in the same folder. */
  NewFile beside(String name) {
    return new NewFile(uri.substring(0, uri.lastIndexOf('/') + 1) + name, files);
  }

  /**
   * @throws OutputException when it cannot be written; nothing of it is left then
   */
  void write(byte[] content) {
    try {
      files.writeNew(uri, content);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private OutputException unusable(IOException e) {
    return new OutputException(
        "Output '%s' cannot be written: %s".formatted(uri, HadoopFiles.reason(e)), e);
  }
}

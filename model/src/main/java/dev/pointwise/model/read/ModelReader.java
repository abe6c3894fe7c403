package dev.pointwise.model.read;

import dev.pointwise.model.graph.Graph;

/** Reads one model format. Thread-safe. */
public interface ModelReader {
  /**
   * The network in a model file.
   *
   * @throws dev.pointwise.model.ModelException when the file is not of this format, is damaged, or
   *     uses what is not supported; the message names the file, the node and the way out
   */
  Graph read(ModelFile file);
}

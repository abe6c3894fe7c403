package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.ModelReader;

/**
 * Reads Keras models as {@code model.save("x.h5")} writes them: Sequential and functional networks
 * over images, by Keras 2 or 3, with architecture and weights. Layers keep their names. The graph's
 * input and maps are CHW where Keras has HWC, and so is what a Flatten makes for a Dense layer;
 * everything else is in Keras' order. Thread-safe.
 */
public final class KerasReader implements ModelReader {
  /**
   * The network in a Keras file.
   *
   * @throws dev.pointwise.model.read.UnsupportedOperatorException when a layer is of a class, or is
   *     used in a way, that is not supported
   */
  @Override
  public Graph read(ModelFile file) {
    try (KerasFile opened = KerasFile.open(file)) {
      return new KerasGraph(opened, KerasModel.parse(opened)).build();
    }
  }
}

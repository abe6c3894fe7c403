package dev.pointwise.model.read.safetensors;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.ModelReader;
import dev.pointwise.model.zoo.Zoo;

/**
 * Reads safetensors files into an architecture of the zoo: state dicts of torchvision and timm, or
 * of any network with the architecture's own names. Floats of 64, 32 and 16 bits are read; the
 * batch norms' {@code num_batches_tracked} are passed over. Thread-safe.
 *
 * @param architecture its name in the zoo
 */
public record SafetensorsReader(String architecture) implements ModelReader {
  /**
   * The architecture with the file's weights.
   *
   * @throws dev.pointwise.model.ModelException when the file is damaged, or does not have exactly
   *     the architecture's tensors; the message names them
   */
  @Override
  public Graph read(ModelFile file) {
    StateDict weights = new StateDict(TensorFile.parse(file));
    Graph graph = Zoo.build(architecture, weights);
    weights.requireFitting(architecture);
    return graph;
  }
}

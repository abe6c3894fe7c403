package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.ModelReader;

/**
 * Reads ONNX files of opset 6 and newer: one float input whose first axis is the batch, operators
 * of convolutional networks, shape arithmetic folded. Thread-safe.
 */
public final class OnnxReader implements ModelReader {
  /**
   * The network in an ONNX file. Nodes keep their names in the file (or the name of their first
   * output); the names of tensors and of nodes that do nothing at inference are aliases.
   *
   * @throws dev.pointwise.model.read.UnsupportedOperatorException when a node has an operator, or
   *     uses one in a way, that is not supported
   */
  @Override
  public Graph read(ModelFile file) {
    return OnnxModel.parse(file).graph();
  }
}

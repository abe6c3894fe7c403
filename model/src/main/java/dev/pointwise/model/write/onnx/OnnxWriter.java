package dev.pointwise.model.write.onnx;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.tensor.FloatTensor;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;

/**
 * Writes a graph as one ONNX file: opset 17, or 20 where a layer has no operator in 17; one input
 * whose batch axis 'N' is open. Nodes keep their names, which are those of their output tensors
 * too; weights are called as PyTorch calls them, as in {@code conv1.weight}. Thread-safe.
 */
public final class OnnxWriter {
  private static final String PRODUCER = "pointwise";

  /**
   * The content of the file. The same graph gives the same bytes.
   *
   * @throws dev.pointwise.model.ModelException when a layer has no counterpart in ONNX, or the
   *     weights are too large for one file; the message names the node
   */
  public byte[] write(Graph graph) {
    Opset opset = Opset.of(graph);
    return ModelProto.newBuilder()
        .setIrVersion(opset.irVersion())
        .setProducerName(PRODUCER)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset.version()))
        .setGraph(new GraphDraft(graph, opset).write())
        .build()
        .toByteArray();
  }

  /** The content of a file that holds one tensor without a name, as ONNX's test cases have them. */
  public byte[] write(FloatTensor tensor) {
    return Initializer.floats("", tensor, tensor.shape()).toByteArray();
  }
}

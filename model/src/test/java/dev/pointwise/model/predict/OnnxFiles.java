package dev.pointwise.model.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/** {@link Colours} as ONNX files. */
final class OnnxFiles {
  private OnnxFiles() {}

  /** All in one file. */
  static byte[] colours() {
    return model(graph().addNode(node("GlobalAveragePool", "pool", "image")));
  }

  /** A 1x1 convolution before it that swaps red and blue; its weights lie in another file. */
  static byte[] withWeightsIn(String location) {
    TensorProto weights =
        TensorProto.newBuilder()
            .setName("weights")
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addDims(3)
            .addDims(3)
            .addDims(1)
            .addDims(1)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(
                StringStringEntryProto.newBuilder().setKey("location").setValue(location))
            .build();
    return model(
        graph()
            .addInitializer(weights)
            .addNode(node("Conv", "swap", "image").addInput("weights"))
            .addNode(node("GlobalAveragePool", "pool", "swap")));
  }

  /** The content of the other file. */
  static byte[] weights() {
    ByteBuffer bytes = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    for (float weight : new float[] {0, 0, 1, 0, 1, 0, 1, 0, 0}) {
      bytes.putFloat(weight);
    }
    return bytes.array();
  }

  private static GraphProto.Builder graph() {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int extent : new int[] {1, 3, 2, 2}) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
    }
    return GraphProto.newBuilder()
        .setName("colours")
        .addInput(value("image").setType(TypeProto.newBuilder().setTensorType(floats(shape))));
  }

  private static TypeProto.Tensor floats(TensorShapeProto.Builder shape) {
    return TypeProto.Tensor.newBuilder()
        .setElemType(TensorProto.DataType.FLOAT_VALUE)
        .setShape(shape)
        .build();
  }

  private static byte[] model(GraphProto.Builder graph) {
    graph
        .addNode(node("Flatten", "flat", "pool"))
        .addNode(node("Softmax", "prob", "flat"))
        .addOutput(value("prob"));
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto.Builder value(String name) {
    return ValueInfoProto.newBuilder().setName(name);
  }

  private static NodeProto.Builder node(String operator, String name, String input) {
    return NodeProto.newBuilder().setOpType(operator).setName(name).addInput(input).addOutput(name);
  }
}

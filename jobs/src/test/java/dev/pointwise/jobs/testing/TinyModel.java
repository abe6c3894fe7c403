package dev.pointwise.jobs.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * A network that tells red, green, blue and grey apart: a pointwise convolution {@code stem/conv.0}
 * (4x8x8), {@code relu}, the mean of each map, and {@code logits} (4).
 */
public final class TinyModel {
  public static final List<String> LABELS = List.of("red", "green", "blue", "grey");

  /** A row an output channel: its class's colour minus the others, or all alike. */
  private static final float[] WEIGHTS = {4, -1, -1, -1, 4, -1, -1, -1, 4, .9f, .9f, .9f};

  private TinyModel() {}

  /** Writes model, labels and card into a folder and returns the card. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("tiny.onnx"), onnx());
    Files.write(folder.resolve("labels.txt"), LABELS);
    return Files.writeString(folder.resolve("tiny.yaml"), card());
  }

  public static String card() {
    return """
    name: tiny
    model: tiny.onnx
    preprocess:
      pixels:
        - resize: {width: 8, height: 8, filter: bilinear, antialias: true}
      channels: RGB
      scale: 0.00392156862745098
      mean: [0, 0, 0]
      std: [1, 1, 1]
      layout: NCHW
      orientation: exif
    labels: labels.txt
    logits: logits
    """;
  }

  static byte[] onnx() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("tiny")
            .addInitializer(weights())
            .addInput(image())
            .addNode(node("Conv", "stem/conv.0", "image").addInput("weights"))
            .addNode(node("Relu", "relu", "stem/conv.0"))
            .addNode(node("GlobalAveragePool", "pool", "relu"))
            .addNode(node("Flatten", "logits", "pool"))
            .addOutput(ValueInfoProto.newBuilder().setName("logits"));
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static TensorProto.Builder weights() {
    TensorProto.Builder weights =
        TensorProto.newBuilder().setName("weights").setDataType(TensorProto.DataType.FLOAT_VALUE);
    for (long extent : new long[] {4, 3, 1, 1}) {
      weights.addDims(extent);
    }
    for (float weight : WEIGHTS) {
      weights.addFloatData(weight);
    }
    return weights;
  }

  private static ValueInfoProto.Builder image() {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int extent : new int[] {1, 3, 8, 8}) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
    }
    TypeProto.Tensor.Builder floats =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName("image")
        .setType(TypeProto.newBuilder().setTensorType(floats));
  }

  private static NodeProto.Builder node(String operator, String name, String input) {
    return NodeProto.newBuilder().setOpType(operator).setName(name).addInput(input).addOutput(name);
  }
}

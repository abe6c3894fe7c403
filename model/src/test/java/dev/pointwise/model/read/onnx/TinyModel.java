package dev.pointwise.model.read.onnx;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * Builds small ONNX files. Nodes are written as {@code node("Conv", "x, w -> y", attributes...)};
 * the last node's outputs are the model's.
 */
public final class TinyModel {
  /** The name in messages. */
  public static final String NAME = "tiny.onnx";

  private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");
  private List<String> outputs = List.of();

  private TinyModel() {}

  public static TinyModel opset(int version) {
    TinyModel tiny = new TinyModel();
    tiny.model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version));
    return tiny;
  }

  /** An input x with a symbolic batch axis before the axes of one image. */
  public TinyModel input(long... image) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(Dimension.newBuilder().setDimParam("N"));
    Arrays.stream(image).forEach(dim -> shape.addDim(Dimension.newBuilder().setDimValue(dim)));
    return input("x", DataType.FLOAT, shape.build());
  }

  public TinyModel input(String name, DataType type, TensorShapeProto shape) {
    graph.addInput(info(name, type, shape));
    return this;
  }

  /** An input whose shape, batch axis included, is stated in numbers. */
  public TinyModel fixedInput(String name, long... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    Arrays.stream(dims).forEach(dim -> shape.addDim(Dimension.newBuilder().setDimValue(dim)));
    return input(name, DataType.FLOAT, shape.build());
  }

  private static ValueInfoProto info(String name, DataType type, TensorShapeProto shape) {
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  public TinyModel floats(String name, long[] dims, float... values) {
    return tensor(floatTensor(name, dims, values));
  }

  /** Values 1, 2, 3 ... */
  public TinyModel count(String name, long... dims) {
    float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return floats(name, dims, values);
  }

  public TinyModel integers(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.INT64_VALUE);
    tensor.addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    return tensor(tensor.build());
  }

  public TinyModel integer(String name, long value) {
    return tensor(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64_VALUE)
            .addInt64Data(value)
            .build());
  }

  public TinyModel tensor(TensorProto tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  public static TensorProto floatTensor(String name, long[] dims, float... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT_VALUE);
    Arrays.stream(dims).forEach(tensor::addDims);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  /** A node without a name of its own. */
  public TinyModel node(String operator, String flow, AttributeProto... attributes) {
    return node("", operator, flow, attributes);
  }

  public TinyModel node(String name, String operator, String flow, AttributeProto... attributes) {
    String[] ends = flow.split("->", -1);
    outputs = names(ends[1]);
    int dot = operator.lastIndexOf('.');
    graph.addNode(
        NodeProto.newBuilder()
            .setName(name)
            .setDomain(dot < 0 ? "" : operator.substring(0, dot))
            .setOpType(operator.substring(dot + 1))
            .addAllInput(names(ends[0]))
            .addAllOutput(outputs)
            .addAllAttribute(List.of(attributes)));
    return this;
  }

  private static List<String> names(String list) {
    return list.isBlank()
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(String::trim).toList();
  }

  /** Outputs other than the last node's. */
  public TinyModel outputs(String... names) {
    outputs = List.of(names);
    return this;
  }

  public byte[] bytes() {
    GraphProto.Builder whole = graph.clone();
    outputs.forEach(
        output ->
            whole.addOutput(info(output, DataType.FLOAT, TensorShapeProto.getDefaultInstance())));
    return model.clone().setGraph(whole).build().toByteArray();
  }

  public ModelFile file() {
    return ModelFile.of(NAME, bytes());
  }

  public Graph graph() {
    return new OnnxReader().read(file());
  }

  /** The first output's values for one image. */
  public float[] run(float... image) {
    return run(graph(), image);
  }

  public static float[] run(Graph graph, float... image) {
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph);
        Session session = plan.newSession(1)) {
      session.input().put(0, image);
      session.run(1);
      return session.output(0, 0);
    }
  }

  /** Values 1, 2, 3 ... as an image. */
  public static float[] counting(int values) {
    float[] counted = new float[values];
    for (int i = 0; i < values; i++) {
      counted[i] = i + 1;
    }
    return counted;
  }
}

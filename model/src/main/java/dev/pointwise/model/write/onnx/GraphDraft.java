package dev.pointwise.model.write.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.HashSet;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * A graph on its way into a file. Every tensor of the file has a batch axis before the axes of the
 * node's shape: 'N' images where the image decides the values, 1 where it does not.
 */
final class GraphDraft {
  private static final long LARGEST_FILE = Integer.MAX_VALUE; // protobuf's limit, in bytes

  private final Graph graph;
  private final Opset opset;
  private final GraphProto.Builder proto = GraphProto.newBuilder();
  private final Set<String> taken = new HashSet<>();
  private final Set<Node> constants = new HashSet<>();
  private long bytes;

  GraphDraft(Graph graph, Opset opset) {
    this.graph = graph;
    this.opset = opset;
    graph.nodes().forEach(node -> taken.add(node.name()));
  }

  GraphProto write() {
    proto.setName(graph.name());
    for (Node node : graph.nodes()) {
      if (isConstant(node)) {
        constants.add(node);
      }
      new NodeDraft(this, node).write();
    }
    graph.outputs().forEach(this::declareOutput);
    return proto.build();
  }

  private boolean isConstant(Node node) {
    return node.layer() instanceof Constant
        || (!node.inputs().isEmpty() && constants.containsAll(node.inputs()));
  }

  /** True where no image changes the node's values; the batch axis of its tensor is then 1. */
  boolean isFixed(Node node) {
    return constants.contains(node);
  }

  Opset opset() {
    return opset;
  }

  void declareInput(Node node) {
    proto.addInput(declaration(node.name(), node.shape()));
  }

  private void declareOutput(Node node) {
    if (isFixed(node)) {
      throw new ModelException(
          "Node '%s' is an output that no image changes; name another output"
              .formatted(node.name()));
    }
    boolean isInput = node.layer() instanceof Input;
    String name = isInput ? unique(node.name() + "/output") : node.name();
    if (isInput) {
      add(
          NodeProto.newBuilder()
              .setOpType("Identity")
              .setName(name)
              .addInput(node.name())
              .addOutput(name));
    }
    proto.addOutput(declaration(name, node.shape()));
  }

  private static ValueInfoProto declaration(String name, Shape shape) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    dims.addDimBuilder().setDimParam("N");
    shape.dims().forEach(extent -> dims.addDimBuilder().setDimValue(extent));
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(dims);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  void add(NodeProto.Builder operator) {
    proto.addNode(operator);
  }

  /** Stores floats under this name; the shape is that of the file. */
  void store(String name, FloatTensor values, Shape shape) {
    bytes += (long) Float.BYTES * values.elements();
    if (bytes > LARGEST_FILE) {
      throw new ModelException(
          "The weights of '%s' up to '%s' take more than 2 GB, the most that one ONNX file holds"
              .formatted(graph.name(), name));
    }
    proto.addInitializer(Initializer.floats(name, values, shape));
  }

  void store(String name, long... values) {
    proto.addInitializer(Initializer.integers(name, values));
  }

  /** This name, or one like it that no other tensor has. */
  String unique(String name) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }
}

package dev.pointwise.model.write.onnx;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A node on its way into the file: one operator or several, of which the last carries the node's
 * name and those before it are called {@code NAME/Operator}.
 */
final class NodeDraft {
  private static final long SAME_BATCH = 0; // ONNX Reshape: 0 keeps an extent

  private final GraphDraft graph;
  private final Node node;
  private final List<OperatorDraft> operators = new ArrayList<>();

  NodeDraft(GraphDraft graph, Node node) {
    this.graph = graph;
    this.node = node;
  }

  void write() {
    String result = node.layer().accept(new LayerWriter(this));
    if (result.equals(node.name())) {
      return;
    }
    if (operators.isEmpty()) {
      operator("Identity").input(result).write();
    }
    operators.get(operators.size() - 1).rename(node.name());
    operators.forEach(operator -> graph.add(operator.proto()));
  }

  /** An operator for this node, which counts once it is written. */
  OperatorDraft operator(String type) {
    return new OperatorDraft(this, type, graph.unique(node.name() + "/" + type));
  }

  void append(OperatorDraft operator) {
    operators.add(operator);
  }

  Shape shape() {
    return node.shape();
  }

  int inputs() {
    return node.inputs().size();
  }

  /** The tensor that holds this input. */
  String input(int index) {
    return node.inputs().get(index).name();
  }

  Shape inputShape(int index) {
    return node.inputs().get(index).shape();
  }

  /** True for an input that no image changes, whose tensor has the batch extent 1. */
  boolean isFixed(int index) {
    return graph.isFixed(node.inputs().get(index));
  }

  Opset opset() {
    return graph.opset();
  }

  /** Weights of this node, called {@code NAME.suffix}. */
  String weights(String suffix, FloatTensor values) {
    return weights(suffix, values, values.shape());
  }

  String weights(String suffix, FloatTensor values, Shape shape) {
    String name = graph.unique(node.name() + "." + suffix);
    graph.store(name, values, shape);
    return name;
  }

  String scalar(String suffix, float value) {
    return weights(suffix, FloatTensor.of(Shape.SCALAR, value));
  }

  /** Integers that an operator takes as an input. */
  String integers(String suffix, LongStream values) {
    String name = graph.unique(node.name() + "." + suffix);
    graph.store(name, values.toArray());
    return name;
  }

  /** The values of a tensor under another shape, image by image. */
  String reshaped(String tensor, Shape shape) {
    LongStream target = LongStream.concat(LongStream.of(SAME_BATCH), longs(shape.dims()));
    return operator("Reshape").input(tensor).input(integers("shape", target)).write();
  }

  static LongStream longs(List<Integer> values) {
    return values.stream().mapToLong(Integer::longValue);
  }

  /** The axes of the file for those of an image. */
  static long[] fileAxes(IntStream imageAxes) {
    return imageAxes.mapToLong(NodeDraft::fileAxis).toArray();
  }

  static long fileAxis(int imageAxis) {
    return imageAxis + 1L;
  }

  String declareInput() {
    graph.declareInput(node);
    return node.name();
  }

  String storeConstant(FloatTensor value) {
    int[] dims = IntStream.concat(IntStream.of(1), IntStream.of(value.shape().toArray())).toArray();
    graph.store(node.name(), value, Shape.of(dims));
    return node.name();
  }

  /** ONNX has nothing for what this node does. */
  @FormatMethod
  ModelException refusal(@FormatString String reason, Object... values) {
    return new ModelException(
        "Node '%s' (%s) %s".formatted(node.name(), node.layer().type(), reason.formatted(values)));
  }
}

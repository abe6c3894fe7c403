package dev.pointwise.model.read.onnx;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/**
 * A node of the file as the operators' readers see it: its attributes, its inputs' values, and a
 * place to add layers. Where its methods throw a ModelException, the message is the reason alone;
 * {@link NodeReader} puts file, node and operator before it.
 */
final class OnnxNode {
  private final NodeProto proto;
  private final OnnxModel model;
  private final Scope scope;
  private final Attributes attributes;

  OnnxNode(NodeProto proto, OnnxModel model, Scope scope) {
    this.proto = proto;
    this.model = model;
    this.scope = scope;
    this.attributes = new Attributes(proto.getAttributeList());
  }

  String name() {
    return proto.getName().isEmpty() && proto.getOutputCount() > 0
        ? proto.getOutput(0)
        : proto.getName();
  }

  String operator() {
    return GraphReader.isStandard(proto.getDomain())
        ? proto.getOpType()
        : proto.getDomain() + "." + proto.getOpType();
  }

  int opset() {
    return model.opset();
  }

  Attributes attributes() {
    return attributes;
  }

  /** Number of inputs, those left out by an empty name included. */
  int inputs() {
    return proto.getInputCount();
  }

  List<String> outputs() {
    return proto.getOutputList();
  }

  /** True where an optional input is given. */
  boolean has(int input) {
    return input < proto.getInputCount() && !proto.getInput(input).isEmpty();
  }

  /** True where no input depends on the image. */
  boolean isConstant() {
    for (int input = 0; input < inputs(); input++) {
      if (has(input) && value(input) instanceof Value.Computed) {
        return false;
      }
    }
    return true;
  }

  Value value(int input) {
    if (!has(input)) {
      throw new ModelException("lacks its input %d".formatted(input));
    }
    return value(proto.getInput(input));
  }

  private Value value(String tensor) {
    return scope
        .find(tensor)
        .orElseThrow(
            () ->
                new ModelException("reads '%s', which no node before it makes".formatted(tensor)));
  }

  Value.Computed computed(int input) {
    if (value(input) instanceof Value.Computed computed) {
      return computed;
    }
    throw unsupported(
        "reads the constant '%s' where only values computed from the image are supported",
        proto.getInput(input));
  }

  Node node(int input) {
    return computed(input).node();
  }

  Known known(int input) {
    if (value(input) instanceof Known known) {
      return known;
    }
    throw unsupported(
        "computes '%s' from the image, where only a constant is supported", proto.getInput(input));
  }

  FloatTensor floats(int input) {
    return known(input).floats();
  }

  /** Integers that older opsets give as an attribute and newer ones as an input. */
  Optional<long[]> integers(String attribute, int input) {
    return has(input) ? Optional.of(known(input).integers()) : attributes.integers(attribute);
  }

  /** The axis of the graph for one of the file, which may count from the end. */
  int imageAxis(long axis, int rank) {
    int positive = positiveAxis(axis, rank);
    if (positive == 0) {
      throw unsupported("works along axis 0, the batch; images are computed one by one");
    }
    return positive - 1;
  }

  int positiveAxis(long axis, int rank) {
    long positive = axis < 0 ? axis + rank : axis;
    if (positive < 0 || positive >= rank) {
      throw new ModelException("names axis %d of a tensor of %d axes".formatted(axis, rank));
    }
    return (int) positive;
  }

  /** The layer that this node stands for. */
  Value add(Layer layer, Node... inputs) {
    return add(name(), layer, inputs);
  }

  Value add(String name, Layer layer, Node... inputs) {
    return new Value.Computed(build(name, layer, inputs));
  }

  /** A layer on the way to that of this node. */
  Node part(String suffix, Layer layer, Node... inputs) {
    return build(name() + "/" + suffix, layer, inputs);
  }

  private Node build(String name, Layer layer, Node... inputs) {
    layer.outputShape(Arrays.stream(inputs).map(Node::shape).toList());
    return scope.add(name, layer, List.of(inputs));
  }

  /** A constant input as a node of the graph, under the given values. */
  Node constant(int input, FloatTensor value) {
    return scope.constant(proto.getInput(input), value);
  }

  /** A constant that is not in the file. */
  Node literal(String name, FloatTensor value) {
    return scope.constant(name, value);
  }

  /** What a graph inside this node makes, its nodes read as if they stood in this one's place. */
  List<Value> inlined(GraphProto inner) {
    inner.getInitializerList().forEach(tensor -> scope.define(tensor.getName(), decode(tensor)));
    NodeReader reader = new NodeReader(model, scope);
    inner.getNodeList().forEach(reader::read);
    return inner.getOutputList().stream().map(output -> value(output.getName())).toList();
  }

  /** The batch extent that the file states; empty when symbolic. */
  Optional<Long> statedBatch() {
    return scope.statedBatch();
  }

  Known decode(TensorProto tensor) {
    return TensorDecoder.decode(tensor, model.file());
  }

  /** The way this node uses its operator is not supported. */
  @FormatMethod
  UnsupportedOperatorException unsupported(@FormatString String reason, Object... values) {
    return new UnsupportedOperatorException(
        operator(), described() + " " + reason.formatted(values));
  }

  /** As in {@code net.onnx: node 'conv1' (Conv, opset 13)}. */
  String described() {
    return "%s: node '%s' (%s, opset %d)"
        .formatted(model.file().name(), name(), operator(), opset());
  }
}

package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.read.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.GraphProto;

/** Reads a model from its input to its outputs. */
final class GraphReader {
  private final OnnxModel model;
  private final GraphProto proto;
  private final GraphBuilder builder;
  private final GraphInput input;
  private final Scope scope;

  GraphReader(OnnxModel model) {
    this.model = model;
    this.proto = model.graphProto();
    this.builder = new GraphBuilder(model.file().name());
    this.input = GraphInput.of(model);
    this.scope = new Scope(builder, input.statedBatch());
  }

  static boolean isStandard(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }

  Graph read() {
    scope.define(input.name(), new Value.Computed(builder.input(input.name(), input.shape())));
    proto
        .getInitializerList()
        .forEach(
            tensor -> scope.define(tensor.getName(), TensorDecoder.decode(tensor, model.file())));
    model.bound().forEach(scope::define);
    NodeReader nodes = new NodeReader(model, scope);
    proto.getNodeList().forEach(nodes::read);
    List<Node> outputs = new ArrayList<>();
    model.outputs().forEach(output -> outputs.add(output(output)));
    return builder.build(outputs);
  }

  private Node output(String output) {
    Value value =
        scope
            .find(output)
            .orElseThrow(
                () ->
                    new ModelException(
                        "%s: no node makes its output '%s'; the file is damaged: export it again"
                            .formatted(model.file().name(), output)));
    if (value instanceof Value.Computed computed) {
      return apartFromInput(output, computed.node());
    }
    throw new UnsupportedModelException(
        "constant output",
        "%s: output '%s' does not depend on the image; remove it from the model's outputs"
            .formatted(model.file().name(), output));
  }

  private Node apartFromInput(String output, Node node) {
    return node.layer() instanceof Input
        ? scope.add(output, new Activate(Activation.NONE), List.of(node))
        : node;
  }
}

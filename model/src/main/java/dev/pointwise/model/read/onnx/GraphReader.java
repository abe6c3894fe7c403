package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.read.UnsupportedOperatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;

/** Walks the nodes of a model, which the format keeps in an order in which they can run. */
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
    proto.getNodeList().forEach(this::read);
    List<Node> outputs = new ArrayList<>();
    model.outputs().forEach(output -> outputs.add(output(output)));
    return builder.build(outputs);
  }

  private void read(NodeProto nodeProto) {
    OnnxNode node = new OnnxNode(nodeProto, model, scope);
    try {
      define(node, results(node));
    } catch (UnsupportedModelException e) {
      // Exporters leave nodes behind that no output needs.
      node.outputs().forEach(output -> scope.defineMissing(output, e));
    }
  }

  private void define(OnnxNode node, List<Value> results) {
    for (int i = 0; i < node.outputs().size(); i++) {
      String output = node.outputs().get(i);
      if (i < results.size()) {
        scope.define(output, results.get(i));
      } else {
        scope.defineMissing(
            output, node.unsupported("makes '%s', but only its first output is supported", output));
      }
    }
    if (!results.isEmpty() && results.get(0) instanceof Value.Computed computed) {
      builder.alias(node.name(), computed.node());
    }
  }

  private List<Value> results(OnnxNode node) {
    try {
      return operator(node).read(node);
    } catch (UnsupportedModelException e) {
      throw e;
    } catch (ModelException e) {
      String reason = e.getMessage();
      throw reason.startsWith(model.file().name())
          ? e
          : new ModelException(node.described() + " " + reason, e);
    } catch (IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw new ModelException(
          "%s does not fit its inputs (%s); the file is damaged: export it again"
              .formatted(node.described(), e.getMessage()),
          e);
    }
  }

  private Operator operator(OnnxNode node) {
    Optional<Operator> folding = node.isConstant() ? Folding.of(node.operator()) : Optional.empty();
    return folding.or(() -> Operators.of(node.operator())).orElseThrow(() -> unknown(node));
  }

  private UnsupportedOperatorException unknown(OnnxNode node) {
    return node.unsupported(
        "is of an operator that is not supported%s; supported: %s",
        NearestNames.suggest(node.operator(), Operators.names()),
        String.join(", ", Operators.names()));
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

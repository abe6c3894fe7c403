package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.read.UnsupportedOperatorException;
import java.util.List;
import java.util.Optional;
import onnx.Onnx.NodeProto;

/** Reads nodes one by one, which the format keeps in an order in which they can run. */
final class NodeReader {
  private final OnnxModel model;
  private final Scope scope;

  NodeReader(OnnxModel model, Scope scope) {
    this.model = model;
    this.scope = scope;
  }

  /** Defines the node's outputs; where they are not supported, that is said when they are read. */
  void read(NodeProto nodeProto) {
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
      scope.alias(node.name(), computed.node());
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
}

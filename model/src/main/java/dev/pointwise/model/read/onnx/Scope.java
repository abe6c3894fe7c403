package dev.pointwise.model.read.onnx;

import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known so far while a graph is read: its tensors by name, and the nodes built. */
final class Scope {
  private final GraphBuilder builder;
  private final Map<String, Value> tensors = new HashMap<>();
  private final Map<String, UnsupportedModelException> missing = new HashMap<>();
  private final Map<String, Node> constants = new HashMap<>();
  private final Optional<Long> statedBatch;

  Scope(GraphBuilder builder, Optional<Long> statedBatch) {
    this.builder = builder;
    this.statedBatch = statedBatch;
  }

  /** The extent that the file gives the batch axis; empty when symbolic. */
  Optional<Long> statedBatch() {
    return statedBatch;
  }

  void define(String tensor, Value value) {
    tensors.put(tensor, value);
    if (value instanceof Value.Computed computed) {
      alias(tensor, computed.node());
    }
  }

  /** Another name under which a node's output can be asked for. */
  void alias(String name, Node node) {
    builder.alias(name, node);
  }

  /** A tensor that cannot be computed, and why: thrown only where it is read. */
  void defineMissing(String tensor, UnsupportedModelException reason) {
    missing.put(tensor, reason);
  }

  Optional<Value> find(String tensor) {
    if (missing.containsKey(tensor)) {
      throw missing.get(tensor);
    }
    return Optional.ofNullable(tensors.get(tensor));
  }

  Node add(String name, Layer layer, List<Node> inputs) {
    return builder.add(unique(name), layer, inputs);
  }

  /** One node for each tensor and shape, however often it is read. */
  Node constant(String tensor, FloatTensor value) {
    return constants.computeIfAbsent(
        tensor + " " + value.shape(), key -> add(tensor, new Constant(value), List.of()));
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 2; builder.isTaken(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }
}

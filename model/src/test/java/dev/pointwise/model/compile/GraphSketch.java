package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** A graph written as one expression, from its output back to its input. */
final class GraphSketch {
  private final GraphBuilder builder = new GraphBuilder("sketch");
  private final List<Node> outputs = new ArrayList<>();

  Node input(int... dims) {
    return builder.input("input", Shape.of(dims));
  }

  Node add(String name, Layer layer, Node... inputs) {
    return builder.add(name, layer, inputs);
  }

  /** Marks an inner node as asked for. */
  Node asOutput(Node node) {
    outputs.add(node);
    return node;
  }

  Graph build(Node last) {
    outputs.add(last);
    return builder.build(outputs);
  }
}

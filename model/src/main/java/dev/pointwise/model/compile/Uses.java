package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who reads a node: what a rule asks before it lets a value go. */
final class Uses {
  private final Map<Node, List<Node>> consumers;
  private final Set<Node> outputs;

  Uses(Graph graph) {
    consumers = graph.consumers();
    outputs = new HashSet<>(graph.outputs());
  }

  /** Asked for by name, so neither its name nor its value may vanish. */
  boolean isOutput(Node node) {
    return outputs.contains(node);
  }

  /** Those that read the node, twice if they read it twice. */
  List<Node> readersOf(Node node) {
    return consumers.get(node);
  }

  /** True when nobody would miss the node's value but the reader, who reads it once. */
  boolean isReadOnlyBy(Node node, Node reader) {
    return !isOutput(node) && consumers.get(node).equals(List.of(reader));
  }
}

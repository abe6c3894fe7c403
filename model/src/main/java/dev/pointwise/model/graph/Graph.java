package dev.pointwise.model.graph;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network: nodes in an order in which they can run, one input, one or more outputs. A graph that
 * exists is valid: every shape fits and every node is needed. Immutable.
 */
public final class Graph {
  private final String name;
  private final List<Node> nodes;
  private final List<Node> outputs;
  private final Map<String, Node> byName;

  private Graph(String name, List<Node> nodes, List<Node> outputs, Map<String, Node> byName) {
    this.name = name;
    this.nodes = nodes;
    this.outputs = outputs;
    this.byName = byName;
  }

  static Graph of(String name, List<Node> added, List<Node> outputs, Map<String, Node> aliases) {
    if (outputs.isEmpty()) {
      throw new ModelException("Graph '%s' has no output; name at least one".formatted(name));
    }
    Set<Node> needed = needed(outputs);
    List<Node> nodes = added.stream().filter(needed::contains).toList();
    long inputs = nodes.stream().filter(node -> node.layer() instanceof Input).count();
    if (inputs == 0) {
      throw new ModelException(
          "Graph '%s' has only outputs that no image changes: %s; name others"
              .formatted(name, outputs.stream().map(Node::name).toList()));
    }
    if (inputs > 1) {
      throw new ModelException(
          "Graph '%s' has %d inputs; a network over images has one".formatted(name, inputs));
    }
    Map<String, Node> byName = new LinkedHashMap<>();
    nodes.forEach(node -> byName.put(node.name(), node));
    aliases.forEach(
        (alias, node) -> {
          if (needed.contains(node)) {
            byName.putIfAbsent(alias, node);
          }
        });
    return new Graph(name, nodes, List.copyOf(outputs), Collections.unmodifiableMap(byName));
  }

  private static Set<Node> needed(List<Node> outputs) {
    Set<Node> needed = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (needed.add(node)) {
        open.addAll(node.inputs());
      }
    }
    return needed;
  }

  public String name() {
    return name;
  }

  /** Every node after those it reads. */
  public List<Node> nodes() {
    return nodes;
  }

  public Node input() {
    return nodes.stream().filter(node -> node.layer() instanceof Input).findFirst().orElseThrow();
  }

  public List<Node> outputs() {
    return outputs;
  }

  /** All names under which a node can be asked for: the nodes' own, then their aliases. */
  public Map<String, Node> names() {
    return byName;
  }

  /**
   * The node of that name or alias.
   *
   * @throws ModelException when there is none; the message suggests the three nearest
   */
  public Node node(String nodeName) {
    Node node = byName.get(nodeName);
    if (node == null) {
      throw new ModelException(
          "Model '%s' has no layer '%s'%s; --list-layers lists all %d layers"
              .formatted(name, nodeName, NearestNames.nearest(nodeName, byName), nodes.size()));
    }
    return node;
  }

  /** This network up to the named layers, which become its outputs, in that order. */
  public Graph cutAt(List<String> names) {
    return of(name, nodes, names.stream().map(this::node).toList(), byName);
  }

  /** For each node, the nodes that read it (twice if they read it twice). */
  public Map<Node, List<Node>> consumers() {
    Map<Node, List<Node>> consumers = new HashMap<>();
    nodes.forEach(node -> consumers.put(node, new ArrayList<>()));
    nodes.forEach(node -> node.inputs().forEach(input -> consumers.get(input).add(node)));
    return consumers;
  }
}

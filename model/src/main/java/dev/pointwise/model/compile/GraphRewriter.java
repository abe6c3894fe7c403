package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a graph with a rule applied to each node, again and again until it fires nowhere. A rule
 * looks at the last node of its pattern; nodes that nobody reads any more fall away.
 */
final class GraphRewriter {
  /** Decides about one node; empty leaves it alone. */
  interface Rule {
    Optional<Rewrite> rewrite(Node node, Uses uses);
  }

  private final Graph graph;
  private final GraphBuilder builder;
  private final Map<Node, Node> copies = new HashMap<>();
  private final IdentityHashMap<Rewrite.Step, Node> steps = new IdentityHashMap<>();

  private GraphRewriter(Graph graph) {
    this.graph = graph;
    this.builder = new GraphBuilder(graph.name());
  }

  static Graph rewrite(Graph graph, Rule rule) {
    Graph current = graph;
    Optional<Graph> next = new GraphRewriter(current).sweep(rule);
    while (next.isPresent()) {
      current = next.get();
      next = new GraphRewriter(current).sweep(rule);
    }
    return current;
  }

  /** The rewritten graph; empty when the rule fired nowhere. */
  private Optional<Graph> sweep(Rule rule) {
    Uses uses = new Uses(graph);
    boolean fired = false;
    for (Node node : graph.nodes()) {
      Optional<Rewrite> rewrite = rule.rewrite(node, uses);
      fired |= rewrite.isPresent();
      copies.put(node, copy(node, rewrite.orElse(unchanged(node))));
    }
    return fired ? Optional.of(build()) : Optional.empty();
  }

  private static Rewrite unchanged(Node node) {
    return new Rewrite.Replace(node.layer(), node.inputs());
  }

  private Node copy(Node node, Rewrite rewrite) {
    if (rewrite instanceof Rewrite.Bypass bypass) {
      return copies.get(bypass.to());
    }
    if (rewrite instanceof Rewrite.Chain chain) {
      return builder.add(node.name(), chain.layer(), endOf(chain));
    }
    Rewrite.Replace replace = (Rewrite.Replace) rewrite;
    return builder.add(
        node.name(), replace.layer(), replace.inputs().stream().map(copies::get).toList());
  }

  private Node endOf(Rewrite.Chain chain) {
    Node end = copies.get(chain.input());
    for (Rewrite.Step step : chain.steps()) {
      Node input = end;
      end = steps.computeIfAbsent(step, added -> add(added, input));
    }
    return end;
  }

  private Node add(Rewrite.Step step, Node input) {
    String name = step.name();
    for (int i = 2; graph.names().containsKey(name) || builder.isTaken(name); i++) {
      name = step.name() + "_" + i;
    }
    return builder.add(name, step.layer(), input);
  }

  private Graph build() {
    graph.names().forEach((name, node) -> builder.alias(name, copies.get(node)));
    return builder.build(graph.outputs().stream().map(copies::get).toList());
  }
}

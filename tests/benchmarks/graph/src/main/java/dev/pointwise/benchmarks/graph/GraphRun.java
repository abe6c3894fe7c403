package dev.pointwise.benchmarks.graph;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph node by node. Thread-safe when the operations are.
 *
 * @param <T> the library's array
 */
public final class GraphRun<T> {
  private final Graph graph;
  private final Operations<T> operations;
  private final Map<Node, Integer> lastReaders = new HashMap<>();

  public GraphRun(Graph graph, Operations<T> operations) {
    this.graph = graph;
    this.operations = operations;
    List<Node> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      for (Node input : nodes.get(i).inputs()) {
        lastReaders.put(input, i);
      }
    }
    lastReaders.put(graph.outputs().get(0), nodes.size());
  }

  /** The graph's first output; the input stays the caller's. */
  public T run(T batch, int batchSize) {
    Map<Node, T> values = new HashMap<>();
    List<Node> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      List<T> inputs = node.inputs().stream().map(values::get).toList();
      values.put(
          node,
          node.layer() instanceof Input
              ? batch
              : node.layer().accept(new LayerRun<>(operations, inputs, batchSize)));
      release(node, i, values);
    }
    return values.get(graph.outputs().get(0));
  }

  private void release(Node reader, int position, Map<Node, T> values) {
    for (Node input : reader.inputs()) {
      boolean last = lastReaders.get(input) == position && values.containsKey(input);
      if (last && !(input.layer() instanceof Input)) {
        operations.release(values.remove(input));
      }
    }
  }
}

package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Constant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Bytes that the values of one image take between layers, as 32-bit floats; constants are not among
 * them.
 *
 * @param peakBytes the most at one time, when the layers run in the graph's order and values are
 *     dropped after their last reader; outputs stay
 * @param totalBytes when nothing is dropped
 */
public record ActivationMemory(long peakBytes, long totalBytes) {
  public static ActivationMemory of(Graph graph) {
    Map<Node, Node> lastReader = new HashMap<>();
    graph.nodes().forEach(node -> node.inputs().forEach(input -> lastReader.put(input, node)));
    Set<Node> outputs = new HashSet<>(graph.outputs());
    long live = 0;
    long peak = 0;
    long total = 0;
    for (Node node : graph.nodes()) {
      total += bytes(node);
      live += bytes(node);
      peak = Math.max(peak, live);
      for (Node input : new HashSet<>(node.inputs())) {
        if (lastReader.get(input) == node && !outputs.contains(input)) {
          live -= bytes(input);
        }
      }
    }
    return new ActivationMemory(peak, total);
  }

  private static long bytes(Node node) {
    boolean constant = node.layer() instanceof Constant;
    return constant ? 0 : (long) Float.BYTES * node.shape().elements();
  }
}

package dev.pointwise.model.engine;

import dev.pointwise.model.graph.Graph;

/** A plan or a session was used after it was closed. The message names network and shapes. */
public final class ClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private ClosedException(String message) {
    super(message);
  }

  public static ClosedException ofPlan(Graph graph) {
    return new ClosedException(
        "The plan of '%s' (input '%s', %s) is closed; prepare the graph again"
            .formatted(graph.name(), graph.input().name(), graph.input().shape()));
  }

  public static ClosedException ofSession(Graph graph, int batchSize) {
    return new ClosedException(
        "The session of '%s' (input '%s', %dx%s) is closed; open a new one on its plan"
            .formatted(graph.name(), graph.input().name(), batchSize, graph.input().shape()));
  }
}

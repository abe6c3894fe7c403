package dev.pointwise.model.engine;

import dev.pointwise.model.graph.Graph;

/** A way to compute a graph's forward pass. Thread-safe. */
public interface Engine {
  /** As shown to users, as in {@code nd4j}. */
  String name();

  /**
   * Prepares a graph: compiles it, lays out its weights. Costly; done once per JVM and model.
   *
   * @throws dev.pointwise.model.ModelException when the engine cannot run a layer, or not with the
   *     kernel pinned for it
   */
  ExecutionPlan prepare(Graph graph, Kernels kernels);

  /** Prepares a graph with the fastest kernels. */
  default ExecutionPlan prepare(Graph graph) {
    return prepare(graph, Kernels.FASTEST);
  }
}

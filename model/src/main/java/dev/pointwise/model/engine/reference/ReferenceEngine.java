package dev.pointwise.model.engine.reference;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;

/**
 * Runs a graph as it stands, layer by layer and image by image. Slow and right: other engines are
 * compared with it. Runs every layer. Thread-safe.
 */
public final class ReferenceEngine implements Engine {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public ExecutionPlan prepare(Graph graph, Kernels kernels) {
    return new ReferencePlan(graph);
  }
}

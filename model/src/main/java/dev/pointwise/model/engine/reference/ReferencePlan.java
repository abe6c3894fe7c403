package dev.pointwise.model.engine.reference;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The graph itself: its weights stay where they are, on the heap. */
record ReferencePlan(Graph graph) implements ExecutionPlan {
  @Override
  public Shape inputShape() {
    return graph.input().shape();
  }

  @Override
  public List<Shape> outputShapes() {
    return graph.outputs().stream().map(Node::shape).toList();
  }

  /** Nothing: it computes on the heap. */
  @Override
  public PlanMemory memory(int batchSize) {
    return new PlanMemory(0, 0);
  }

  @Override
  public Session newSession(int batchSize) {
    return new ReferenceSession(graph, batchSize);
  }

  @Override
  public void close() {
    // The garbage collector owns the weights.
  }
}

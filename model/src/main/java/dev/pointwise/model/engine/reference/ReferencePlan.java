package dev.pointwise.model.engine.reference;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The graph itself: its weights stay where they are, on the heap. */
final class ReferencePlan implements ExecutionPlan {
  private final Graph graph;
  private volatile boolean closed;

  ReferencePlan(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Graph graph() {
    return graph;
  }

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
    requireOpen();
    return new ReferenceSession(this, batchSize);
  }

  void requireOpen() {
    if (closed) {
      throw ClosedException.ofPlan(graph);
    }
  }

  @Override
  public void close() {
    closed = true; // the garbage collector owns the weights
  }
}

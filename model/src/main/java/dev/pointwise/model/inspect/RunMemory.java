package dev.pointwise.model.inspect;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.graph.Graph;
import java.util.Locale;

/** What an engine will take to run a network, by its plan. */
public record RunMemory(String engine, int batchSize, PlanMemory plan) {

  /**
   * Prepares the network and asks the plan; runs nothing.
   *
   * @throws dev.pointwise.model.ModelException when the engine cannot run the network, or not in
   *     batches of that size
   */
  public static RunMemory of(Graph network, Engine engine, int batchSize) {
    try (ExecutionPlan plan = engine.prepare(network)) {
      return new RunMemory(engine.name(), batchSize, plan.memory(batchSize));
    }
  }

  /** The same in batches of that size, or of as many images as the engine runs at once. */
  public static RunMemory ofAtMost(Graph network, Engine engine, int batchSize) {
    try (ExecutionPlan plan = engine.prepare(network)) {
      int images = Math.max(1, Math.min(batchSize, plan.mostImages()));
      return new RunMemory(engine.name(), images, plan.memory(images));
    }
  }

  /** One line. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "Engine %s: %,d bytes of weights a JVM, %,d a session (batch %d)",
        engine,
        plan.weightBytes(),
        plan.sessionBytes(),
        batchSize);
  }
}

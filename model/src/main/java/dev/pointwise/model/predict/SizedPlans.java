package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One network's plans for inputs of different sizes, made when they are asked for; of those that
 * nobody leases any more the latest few are kept. Thread-safe. Owns the plans' memory.
 */
final class SizedPlans implements AutoCloseable {
  static final int KEPT = 4;

  /** Transformed weights take up to four times the memory, and each size would have its own. */
  private static final Kernels DIRECT = new Kernels(Kernels.Winograd.OFF, Map.of());

  private final Engine engine;
  private final Function<Shape, Graph> network;
  private final Map<Shape, Leased> plans = new LinkedHashMap<>(KEPT, 1, true);

  SizedPlans(Engine engine, Function<Shape, Graph> network) {
    this.engine = engine;
    this.network = network;
  }

  private static final class Leased {
    final ExecutionPlan plan;
    int leases;

    Leased(ExecutionPlan plan) {
      this.plan = plan;
    }
  }

  synchronized ExecutionPlan lease(Shape input) {
    Leased leased = plans.get(input);
    if (leased == null) {
      leased = new Leased(engine.prepare(network.apply(input), DIRECT));
      plans.put(input, leased);
    }
    leased.leases++;
    return leased.plan;
  }

  /** To be called when the lease's sessions are closed. */
  synchronized void giveBack(Shape input) {
    plans.get(input).leases--;
    List<Shape> idle = idle();
    while (plans.size() > KEPT && !idle.isEmpty()) {
      plans.remove(idle.remove(0)).plan.close();
    }
  }

  /** The least lately used first; asking a map in order of access for a value changes its order. */
  private List<Shape> idle() {
    List<Shape> idle = new ArrayList<>();
    plans.forEach(
        (size, leased) -> {
          if (leased.leases == 0) {
            idle.add(size);
          }
        });
    return idle;
  }

  @Override
  public synchronized void close() {
    plans.values().forEach(leased -> leased.plan.close());
    plans.clear();
  }
}

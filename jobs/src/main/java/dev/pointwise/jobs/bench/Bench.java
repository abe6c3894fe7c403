package dev.pointwise.jobs.bench;

import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Forward passes of a network, as many sessions at once as a machine has task slots, one native
 * thread each.
 *
 * @param seconds measured, after a fifth of it as warm-up
 */
public record Bench(int batchSize, int threads, double seconds) {
  private static final double WARM_UP_SHARE = 0.2;
  private static final double NANOS = 1e9;

  public Bench {
    if (batchSize < 1 || threads < 1 || !(seconds > 0)) {
      throw new UsageException(
          "--batch-size %d, --threads %d and --seconds %s must all be above 0"
              .formatted(batchSize, threads, seconds));
    }
  }

  /** Images a second: the median batch of each session, summed over the sessions. */
  public Measured run(Graph network, Engine engine) {
    long start = System.nanoTime();
    try (ExecutionPlan plan = engine.prepare(network)) {
      try (Session first = plan.newSession(batchSize)) {
        fill(first.input());
        first.run(batchSize);
      }
      double startup = (System.nanoTime() - start) / NANOS;
      return new Measured(startup, imagesPerSecond(plan));
    }
  }

  /**
   * @param startupSeconds to lay the network out and run its first batch
   */
  public record Measured(double startupSeconds, double imagesPerSecond) {}

  private double imagesPerSecond(ExecutionPlan plan) {
    ExecutorService sessions = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Double>> runs = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        runs.add(() -> medianBatchSeconds(plan));
      }
      double sum = 0;
      for (Future<Double> run : sessions.invokeAll(runs)) {
        sum += batchSize / run.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A session failed: " + e.getCause(), e.getCause());
    } finally {
      sessions.shutdownNow();
    }
  }

  private double medianBatchSeconds(ExecutionPlan plan) {
    try (Session session = plan.newSession(batchSize)) {
      fill(session.input());
      batches(session, seconds * WARM_UP_SHARE);
      double[] times = batches(session, seconds);
      Arrays.sort(times);
      return times[times.length / 2];
    }
  }

  private double[] batches(Session session, double duration) {
    List<Double> times = new ArrayList<>();
    long start = System.nanoTime();
    long before = start;
    do {
      session.run(batchSize);
      long now = System.nanoTime();
      times.add((now - before) / NANOS);
      before = now;
    } while ((before - start) / NANOS < duration);
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void fill(FloatBuffer input) {
    Random random = new Random(1);
    for (int i = 0; i < input.capacity(); i++) {
      input.put(i, (float) random.nextGaussian());
    }
  }
}

package dev.pointwise.model.inspect;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Times the forward pass alone, on random input: several sessions at once, each in a thread of its
 * own, as in the slots of a Spark executor.
 */
public final class ForwardBenchmark {
  private static final long SEED = 1;

  private final ExecutionPlan plan;
  private final BenchmarkSettings settings;
  private final CountDownLatch opened;

  private ForwardBenchmark(ExecutionPlan plan, BenchmarkSettings settings) {
    this.plan = plan;
    this.settings = settings;
    this.opened = new CountDownLatch(settings.threads());
  }

  /** Prepares the network, warms up, measures; takes a little more than 5/4 of the given time. */
  public static BenchmarkReport run(Graph graph, Engine engine, BenchmarkSettings settings)
      throws InterruptedException {
    long start = System.nanoTime();
    try (ExecutionPlan plan = engine.prepare(graph)) {
      firstPass(plan, settings.batchSize());
      double startup = seconds(System.nanoTime() - start);
      double rate = new ForwardBenchmark(plan, settings).imagesPerSecond();
      return new BenchmarkReport(
          graph.name(),
          engine.name(),
          settings.batchSize(),
          settings.threads(),
          rate,
          Summary.of(graph).flops() * rate / 1e9,
          startup);
    }
  }

  private static void firstPass(ExecutionPlan plan, int batchSize) {
    try (Session session = plan.newSession(batchSize)) {
      fill(session.input());
      session.run(batchSize);
    }
  }

  private double imagesPerSecond() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
    try {
      List<Future<Long>> medians = new ArrayList<>();
      for (int thread = 0; thread < settings.threads(); thread++) {
        medians.add(threads.submit(this::medianNanos));
      }
      double rate = 0;
      for (Future<Long> median : medians) {
        rate += settings.batchSize() / seconds(median.get());
      }
      return rate;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A pass failed: " + e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
      // The plan outlives its sessions: their threads close them.
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  /** One thread's part: the median time of a pass after the warm-up. */
  private long medianNanos() throws InterruptedException {
    try (Session session = open()) {
      opened.await();
      passes(session, settings.warmUp().toNanos());
      List<Long> nanos = passes(session, settings.measured().toNanos());
      Collections.sort(nanos);
      return nanos.get(nanos.size() / 2);
    }
  }

  /** A filled session; whether or not that works, the other threads may start. */
  private Session open() {
    try {
      Session session = plan.newSession(settings.batchSize());
      fill(session.input());
      return session;
    } finally {
      opened.countDown();
    }
  }

  /** The time of each pass, at least one, until so much time is over or the thread is stopped. */
  private List<Long> passes(Session session, long nanos) {
    List<Long> times = new ArrayList<>();
    long end = System.nanoTime() + nanos;
    long now = System.nanoTime();
    do {
      long before = now;
      session.run(settings.batchSize());
      now = System.nanoTime();
      times.add(now - before);
    } while (now < end && !Thread.currentThread().isInterrupted());
    return times;
  }

  private static void fill(FloatBuffer input) {
    Random random = new Random(SEED);
    for (int i = 0; i < input.capacity(); i++) {
      input.put(i, (float) random.nextGaussian());
    }
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}

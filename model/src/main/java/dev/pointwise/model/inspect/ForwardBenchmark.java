package dev.pointwise.model.inspect;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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

  /**
   * What one thread found.
   *
   * @param nanos the median time of a pass
   * @param profiles the steps of each pass that was timed step by step
   */
  private record Part(long nanos, List<List<KernelTime>> profiles) {}

  /** Prepares the network, warms up, measures, profiles; takes 3/2 of the given time and a bit. */
  public static BenchmarkReport run(Graph graph, Engine engine, BenchmarkSettings settings)
      throws InterruptedException {
    long start = System.nanoTime();
    try (ExecutionPlan plan = engine.prepare(graph, settings.kernels())) {
      settings.kernels().requireNodesOf(graph, plan.graph());
      firstPass(plan, settings.batchSize());
      double startup = seconds(System.nanoTime() - start);
      List<Part> parts = new ForwardBenchmark(plan, settings).parts();
      double rate =
          parts.stream().mapToDouble(p -> settings.batchSize() / seconds(p.nanos())).sum();
      return new BenchmarkReport(
          graph.name(),
          engine.name(),
          settings.batchSize(),
          settings.threads(),
          rate,
          Summary.of(graph).flops() * rate / 1e9,
          startup,
          layers(plan, settings.batchSize(), parts));
    }
  }

  private static void firstPass(ExecutionPlan plan, int batchSize) {
    try (Session session = plan.newSession(batchSize)) {
      fill(session.input());
      session.run(batchSize);
    }
  }

  private static List<LayerTime> layers(ExecutionPlan plan, int batchSize, List<Part> parts) {
    List<List<KernelTime>> passes = parts.stream().flatMap(p -> p.profiles().stream()).toList();
    return LayerTimes.of(plan.graph(), batchSize, passes);
  }

  private List<Part> parts() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
    try {
      List<Future<Part>> futures = new ArrayList<>();
      for (int thread = 0; thread < settings.threads(); thread++) {
        futures.add(threads.submit(this::part));
      }
      List<Part> parts = new ArrayList<>();
      for (Future<Part> future : futures) {
        parts.add(future.get());
      }
      return parts;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A pass failed: " + e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
      // The plan outlives its sessions: their threads close them.
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  private Part part() throws InterruptedException {
    int images = settings.batchSize();
    try (Session session = open()) {
      opened.await();
      var unused = passes(() -> nanos(session), settings.warmUp());
      long median = Median.of(passes(() -> nanos(session), settings.measured()));
      return new Part(median, passes(() -> session.profile(images), settings.profiled()));
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

  /** What each pass gave, at least one, until the time is over or the thread is stopped. */
  private static <T> List<T> passes(Supplier<T> pass, Duration time) {
    List<T> results = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    do {
      results.add(pass.get());
    } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
    return results;
  }

  private long nanos(Session session) {
    long start = System.nanoTime();
    session.run(settings.batchSize());
    return System.nanoTime() - start;
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

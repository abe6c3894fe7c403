package dev.pointwise.benchmarks.worker;

import dev.pointwise.benchmarks.peer.Caller;
import dev.pointwise.benchmarks.peer.PreparedModel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The callers of one model, each in a thread of its own for its whole life. */
final class Callers implements AutoCloseable {
  private static final long SEED = 1;
  private static final double NANOS = 1e9;

  private final PreparedModel model;
  private final int batchSize;
  private final List<ExecutorService> threads = new ArrayList<>();
  private final List<Caller> callers = new ArrayList<>();

  private Callers(PreparedModel model, int batchSize) {
    this.model = model;
    this.batchSize = batchSize;
  }

  /** Each caller has run one batch of the same pictures. */
  static Callers start(PreparedModel model, int batchSize, int count) {
    Callers all = new Callers(model, batchSize);
    for (int i = 0; i < count; i++) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      all.threads.add(thread);
      all.callers.add(get(thread.submit(all::firstBatch)));
    }
    return all;
  }

  private Caller firstBatch() {
    Caller caller = model.newCaller();
    fill(caller.input());
    caller.run();
    return caller;
  }

  private static void fill(FloatBuffer input) {
    Random random = new Random(SEED);
    for (int i = 0; i < input.capacity(); i++) {
      input.put(i, (float) random.nextGaussian());
    }
  }

  String outputs() {
    return String.join(" ", onEach(caller -> Floats.text(caller.output())));
  }

  /** Summed over the callers, which start together after a batch that is not counted. */
  double imagesPerSecond(double seconds) {
    onEach(Callers::runOnce);
    CyclicBarrier start = new CyclicBarrier(callers.size());
    return onEach(caller -> imagesPerSecond(caller, start, seconds)).stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static Caller runOnce(Caller caller) {
    caller.run();
    return caller;
  }

  private double imagesPerSecond(Caller caller, CyclicBarrier start, double seconds) {
    await(start);
    long begin = System.nanoTime();
    long images = 0;
    double elapsed;
    do {
      caller.run();
      images += batchSize;
      elapsed = (System.nanoTime() - begin) / NANOS;
    } while (elapsed < seconds);
    return images / elapsed;
  }

  private <T> List<T> onEach(Function<Caller, T> work) {
    List<Future<T>> results = new ArrayList<>();
    for (int i = 0; i < callers.size(); i++) {
      Caller caller = callers.get(i);
      results.add(threads.get(i).submit(() -> work.apply(caller)));
    }
    return results.stream().map(Callers::get).toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before the start", e);
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException("Another caller failed before the start", e);
    }
  }

  private static <T> T get(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while callers run", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A caller failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    onEach(
        caller -> {
          caller.close();
          return caller;
        });
    threads.forEach(ExecutorService::shutdown);
    model.close();
  }
}

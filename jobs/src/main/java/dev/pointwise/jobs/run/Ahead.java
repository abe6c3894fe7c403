package dev.pointwise.jobs.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that begins at once, on a thread of its own, for a result that is wanted later. Thread-safe.
 */
final class Ahead<T> {
  private final FutureTask<T> work;

  private Ahead(FutureTask<T> work) {
    this.work = work;
  }

  static <T> Ahead<T> start(String threadName, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.start();
    return new Ahead<>(task);
  }

  /** Waits for it; throws what the work threw. */
  T get() {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause(); // all else that a Supplier can throw
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for work of this run", e);
    }
  }
}

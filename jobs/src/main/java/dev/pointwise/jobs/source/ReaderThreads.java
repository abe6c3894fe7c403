package dev.pointwise.jobs.source;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read pictures, shared by the tasks of a JVM. They wait for file systems far more
 * than they work; a thread ends when it had nothing to read for a while.
 */
final class ReaderThreads {
  /** 32 opens of 50 ms each, one after the other in a thread, are 640 pictures a second. */
  private static final int MOST_A_TASK = 32;

  private static final int FEWEST_A_TASK = 8;

  /** In a JVM whose tasks each have one of its processors. */
  private static final int MOST_A_JVM = 512;

  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Without bound of its own: each task has no more reads in it than {@link #perTask}. */
  static final ExecutorService POOL =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          ReaderThreads::thread);

  private ReaderThreads() {}

  /** How many files one task reads at once. */
  static int perTask() {
    int share = MOST_A_JVM / Runtime.getRuntime().availableProcessors();
    return Math.max(FEWEST_A_TASK, Math.min(MOST_A_TASK, share));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pointwise-read-" + NUMBER.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}

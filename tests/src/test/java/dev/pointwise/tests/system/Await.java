package dev.pointwise.tests.system;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks, again and again, for what another process does: nobody tells us when it is done. */
final class Await {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private Await() {}

  /** Something that another process brings about. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Fails when the process ends before the condition holds. */
  static void until(Running process, Condition condition) throws IOException {
    if (!beforeEndOf(process, condition)) {
      throw new AssertionError("Ended too early: " + process.finished());
    }
  }

  /** False when the process ends before the condition holds. */
  static boolean beforeEndOf(Running process, Condition condition) throws IOException {
    long start = System.nanoTime();
    while (!condition.holds()) {
      if (!process.process().isAlive()) {
        return false;
      }
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new AssertionError("Waited for too long for " + process.command());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }
}

package dev.pointwise.jobs.checkpoint;

import dev.pointwise.jobs.failure.OutputException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a checkpoint to one run at a time: a file that names its holder, who writes it again every
 * few seconds. A holder whose process is gone from this host is replaced at once, one on another
 * host when it has shown no sign of life for a while. A holder that was taken for dead and was not
 * notices before its next step. Thread-safe.
 */
final class RunLock implements AutoCloseable {
  static final String NAME = "lock.json";

  private final CheckpointFolder folder;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(RunLock::thread);
  private LockHolder self;

  private RunLock(CheckpointFolder folder, LockHolder self) {
    this.folder = folder;
    this.self = self;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pointwise-checkpoint-lock");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits only for a holder of which it is not clear whether it lives.
   *
   * @param notice is told of the wait
   * @throws OutputException when another run is at work
   */
  static RunLock acquire(
      CheckpointFolder folder, LockHolder self, LockTimes times, Consumer<String> notice)
      throws IOException {
    Suspicion suspicion = new Suspicion(folder.uri(), times, notice);
    while (!folder.create(NAME, self)) {
      Optional<LockHolder> other = holder(folder);
      if (other.isPresent() && suspicion.isDead(other.get()) && other.equals(holder(folder))) {
        folder.delete(NAME);
      } else {
        pause(times);
      }
    }
    RunLock lock = new RunLock(folder, self);
    long millis = times.beat().toMillis();
    var unused = lock.clock.scheduleAtFixedRate(lock::beat, millis, millis, TimeUnit.MILLISECONDS);
    return lock;
  }

  private static Optional<LockHolder> holder(CheckpointFolder folder) throws IOException {
    return folder.readOr(NAME, LockHolder.class, LockHolder.UNKNOWN);
  }

  private static void pause(LockTimes times) {
    try {
      Thread.sleep(times.poll().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a checkpoint's lock", e);
    }
  }

  /** A store that fails for a moment is no reason to give up: each step looks again. */
  private synchronized void beat() {
    try {
      if (isHeld()) {
        self = self.next();
        folder.replace(NAME, self);
      }
    } catch (IOException | RuntimeException e) {
      return; // the next beat tries again
    }
  }

  private boolean isHeld() throws IOException {
    return holder(folder).filter(holder -> holder.runId().equals(self.runId())).isPresent();
  }

  /**
   * @throws OutputException when another run has taken the checkpoint over
   */
  synchronized void requireHeld() throws IOException {
    if (!isHeld()) {
      throw new OutputException(
          "Checkpoint '%s' was taken over by %s, which took this run for dead; this one stops, and what it has committed stays"
              .formatted(
                  folder.uri(), holder(folder).map(LockHolder::toString).orElse("another run")));
    }
  }

  /** Hands the checkpoint back. */
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    try {
      if (isHeld()) {
        folder.delete(NAME);
      }
    } catch (IOException e) {
      return; // the next run finds a holder that does not live
    }
  }
}

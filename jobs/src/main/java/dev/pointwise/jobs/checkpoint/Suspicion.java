package dev.pointwise.jobs.checkpoint;

import dev.pointwise.jobs.failure.OutputException;
import java.util.function.Consumer;

/** Finds out whether a lock's holder lives, by its process or, elsewhere, by its beats. */
final class Suspicion {
  private final String checkpoint;
  private final LockTimes times;
  private final Consumer<String> notice;
  private LockHolder seen;
  private long since;

  Suspicion(String checkpoint, LockTimes times, Consumer<String> notice) {
    this.checkpoint = checkpoint;
    this.times = times;
    this.notice = notice;
  }

  /**
   * False as long as it is not clear.
   *
   * @throws OutputException when the holder lives
   */
  boolean isDead(LockHolder holder) {
    if (holder.isOnThisHost()) {
      requireDead(holder);
      return true;
    }
    if (seen == null) {
      seen = holder;
      since = System.nanoTime();
      notice.accept(
          "Checkpoint '%s' is held by %s; waiting up to %d s for a sign of life of it"
              .formatted(checkpoint, holder, times.stale().toSeconds()));
      return false;
    }
    if (!seen.equals(holder)) {
      throw held(holder);
    }
    return System.nanoTime() - since > times.stale().toNanos();
  }

  private void requireDead(LockHolder holder) {
    if (holder.isAlive()) {
      throw held(holder);
    }
  }

  private OutputException held(LockHolder holder) {
    return new OutputException(
        "Checkpoint '%s' is held by %s, which is at work; start again when that has ended"
            .formatted(checkpoint, holder));
  }
}

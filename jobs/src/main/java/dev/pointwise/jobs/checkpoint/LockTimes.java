package dev.pointwise.jobs.checkpoint;

import java.time.Duration;

/**
 * How often a lock is looked at.
 *
 * @param beat between two signs of life of its holder
 * @param stale without a sign of life for so long, the holder is taken for dead
 * @param poll between two looks of a run that waits
 */
record LockTimes(Duration beat, Duration stale, Duration poll) {
  static final LockTimes STANDARD =
      new LockTimes(Duration.ofSeconds(4), Duration.ofSeconds(20), Duration.ofSeconds(1));
}

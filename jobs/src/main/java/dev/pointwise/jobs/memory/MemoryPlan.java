package dev.pointwise.jobs.memory;

import dev.pointwise.jobs.failure.ResourcesException;
import java.util.Optional;

/**
 * How a run fits into the memory of the processes that run its tasks.
 *
 * @param wantedBatchSize that was asked for
 * @param batchSize that fits, the same or a smaller one
 * @param need of one process with that batch size
 */
public record MemoryPlan(int wantedBatchSize, int batchSize, MemoryNeed need, MemoryLimits limits) {

  /**
   * Halves the batch until the need is within the limits.
   *
   * @throws ResourcesException when not even single pictures fit; tells the settings that would do
   */
  public static MemoryPlan of(int wantedBatchSize, Needs needs, MemoryLimits limits) {
    for (int batchSize = wantedBatchSize; batchSize > 0; batchSize /= 2) {
      MemoryNeed need = needs.of(batchSize, limits);
      if (limits.hold(need)) {
        return new MemoryPlan(wantedBatchSize, batchSize, need, limits);
      }
    }
    throw new ResourcesException(
        "Memory does not suffice: "
            + Shortage.text(needs.of(1, limits), limits)
            + "; "
            + MemoryAdvice.of(wantedBatchSize, needs, limits).text());
  }

  /** What was changed, if anything was, and why. */
  public Optional<String> change(Needs needs) {
    return batchSize == wantedBatchSize
        ? Optional.empty()
        : Optional.of(
            "Batch size %d -> %d: with %d ".formatted(wantedBatchSize, batchSize, wantedBatchSize)
                + Shortage.text(needs.of(wantedBatchSize, limits), limits));
  }
}

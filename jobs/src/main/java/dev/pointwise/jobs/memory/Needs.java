package dev.pointwise.jobs.memory;

/** What a process needs, by what it does at once. */
@FunctionalInterface
public interface Needs {
  /**
   * @param slots tasks at once
   * @param heapLimit that Java's heap may grow to, in bytes
   */
  MemoryNeed of(int slots, int batchSize, long heapLimit);

  /** In a process with these limits. */
  default MemoryNeed within(MemoryLimits limits, int batchSize) {
    return of(limits.slots(), batchSize, limits.heap());
  }
}

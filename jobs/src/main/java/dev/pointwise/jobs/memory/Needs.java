package dev.pointwise.jobs.memory;

/** What a process needs, by what it does at once. */
@FunctionalInterface
public interface Needs {
  /** In a process with these limits. */
  MemoryNeed of(int batchSize, MemoryLimits limits);
}

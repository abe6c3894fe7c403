package dev.pointwise.jobs.memory;

import dev.pointwise.jobs.memory.MemoryLimits.Bound;
import org.apache.spark.sql.SparkSession;

/** Reads what the processes that run tasks may take from where each deployment keeps it. */
public final class TaskMemory {
  private TaskMemory() {}

  /**
   * In local mode those of this process and its machine; in containers what Spark's settings ask
   * for. A standalone executor is bounded by its machine alone, so the executors are asked.
   */
  public static MemoryLimits limits(SparkSession spark) {
    ExecutorSettings settings = new ExecutorSettings(spark.sparkContext().getConf());
    return switch (settings.deployment()) {
      case LOCAL, LOCAL_SUBMITTED -> local(settings, FreeMemory.ofThisProcess());
      case MACHINES -> machines(settings, new ExecutorProbe(spark));
      case CONTAINERS -> containers(settings);
    };
  }

  private static MemoryLimits local(ExecutorSettings settings, FreeMemory free) {
    return new MemoryLimits(
        settings.deployment(),
        settings.slots().orElse(1),
        settings.cpusPerTask(),
        Runtime.getRuntime().maxMemory(),
        left(free.total(), settings),
        free.isContainersFirst() ? Bound.CONTAINER : Bound.MACHINE);
  }

  private static MemoryLimits machines(ExecutorSettings settings, ExecutorProbe probe) {
    long total = probe.totalOfEach(); // first: until it ran, executors may not be there
    return new MemoryLimits(
        settings.deployment(),
        settings.slots().orElseGet(() -> settings.slots(probe.cores())),
        settings.cpusPerTask(),
        settings.heap(),
        left(total, settings),
        Bound.MACHINE);
  }

  private static long left(long total, ExecutorSettings settings) {
    return total == FreeMemory.UNKNOWN ? total : total - settings.offHeap();
  }

  static MemoryLimits containers(ExecutorSettings settings) {
    return new MemoryLimits(
        settings.deployment(),
        settings.slots().orElse(1),
        settings.cpusPerTask(),
        settings.heap(),
        settings.heap() + settings.overhead(),
        Bound.CONTAINER);
  }
}

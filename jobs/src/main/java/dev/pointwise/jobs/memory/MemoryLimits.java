package dev.pointwise.jobs.memory;

/**
 * What one process that runs tasks may take, in bytes.
 *
 * @param slots tasks it runs at once
 * @param cpusPerTask cores that Spark counts for one
 * @param heap that Java's heap may grow to
 * @param total of the process, heap and all else
 * @param bound what becomes of a process that takes more
 */
public record MemoryLimits(
    Deployment deployment, int slots, int cpusPerTask, long heap, long total, Bound bound) {

  /** What the total is. */
  public enum Bound {
    /** A container's limit, or that of a control group: who takes more is killed. */
    CONTAINER,
    /** What the machine has left: others may need it too. */
    MACHINE
  }

  /** Whether the system tells how much there is. */
  public boolean isTotalKnown() {
    return total < FreeMemory.UNKNOWN;
  }

  /** Whether a process with that need stays within them. */
  boolean hold(MemoryNeed need) {
    return need.heap() <= heap && counted(need) <= total;
  }

  /**
   * Of the total. Java fills a heap up to its limit before it tidies up, which a container does not
   * forgive; on a machine the rest is only taken while it is there.
   */
  long counted(MemoryNeed need) {
    return (bound == Bound.CONTAINER ? heap : need.heap()) + need.outsideHeap();
  }

  /** What is left for all but the heap. */
  long outsideHeap(MemoryNeed need) {
    return total - (counted(need) - need.outsideHeap());
  }

  MemoryLimits withSlots(int other) {
    return new MemoryLimits(deployment, other, cpusPerTask, heap, total, bound);
  }

  MemoryLimits withHeap(long other) {
    return new MemoryLimits(deployment, slots, cpusPerTask, other, total, bound);
  }

  /** With the total that a container of that overhead has. */
  MemoryLimits withOverhead(long overhead) {
    return new MemoryLimits(deployment, slots, cpusPerTask, heap, heap + overhead, bound);
  }
}

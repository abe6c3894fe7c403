package dev.pointwise.jobs.doctor;

import dev.pointwise.jobs.memory.FreeMemory;
import java.util.List;

/** What the process may hold. */
final class MemoryChecks {
  /** Java, the libraries and a small network: less than that beside the heap ends early. */
  private static final long LEAST_OUTSIDE = 512L << 20;

  private MemoryChecks() {}

  static List<Finding> findings() {
    long heap = Runtime.getRuntime().maxMemory();
    FreeMemory free = FreeMemory.ofThisProcess();
    String text =
        "heap to %,d MiB; %s; holds %,d".formatted(heap >> 20, rest(free), free.held() >> 20);
    if (free.isContainersFirst() && heap > free.total() - LEAST_OUTSIDE) {
      return List.of(
          Finding.fail(
              "memory",
              text,
              "a smaller heap (-Xmx, --driver-memory, spark.executor.memory) or a larger container:"
                  + " 512 MiB and more are needed beside the heap"));
    }
    return free.total() < 2 * LEAST_OUTSIDE
        ? List.of(Finding.warn("memory", text, "more free memory: 1,024 MiB and more"))
        : List.of(Finding.ok("memory", text));
  }

  private static String rest(FreeMemory free) {
    String machine =
        free.machine() == FreeMemory.UNKNOWN
            ? "what the machine has free is not known"
            : "%,d free on the machine".formatted(free.machine() >> 20);
    return free.container() == FreeMemory.UNKNOWN
        ? machine
        : machine + ", %,d in the container".formatted(free.container() >> 20);
  }
}

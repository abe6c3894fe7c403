package dev.pointwise.jobs.memory;

import java.util.ArrayList;
import java.util.List;

/** What a process lacks, as the sums say it. */
final class Shortage {
  private Shortage() {}

  static String text(MemoryNeed need, MemoryLimits limits) {
    List<String> parts = new ArrayList<>();
    if (need.heap() > limits.heap()) {
      parts.add(
          "needs %d MiB of Java's heap but may have %d"
              .formatted(up(need.heap()), down(limits.heap())));
    }
    if (limits.counted(need) > limits.total()) {
      parts.add(
          "needs %d MiB outside of Java's heap (%s) but %s"
              .formatted(up(need.outsideHeap()), sums(need), rest(need, limits)));
    }
    return who(limits) + String.join(", and ", parts);
  }

  private static String who(MemoryLimits limits) {
    String process = limits.deployment().isLocal() ? "a process with " : "an executor with ";
    return process + limits.slots() + (limits.slots() == 1 ? " task " : " tasks at once ");
  }

  private static String sums(MemoryNeed need) {
    String writing = need.writing() == 0 ? "" : " + rows being written " + up(need.writing());
    return "Java and libraries %d + weights %d + activations %d + pictures being decoded %d%s"
        .formatted(
            up(need.java()), up(need.weights()), up(need.sessions()), up(need.decoding()), writing);
  }

  private static String rest(MemoryNeed need, MemoryLimits limits) {
    long left = Math.max(0, down(limits.outsideHeap(need)));
    return limits.deployment() == Deployment.CONTAINERS
        ? "its memoryOverhead is " + left
        : "%d of the %d that the %s has for it are left beside a heap of %d"
            .formatted(
                left,
                down(limits.total()),
                limits.bound() == MemoryLimits.Bound.CONTAINER ? "container" : "machine",
                up(limits.counted(need) - need.outsideHeap()));
  }

  private static long up(long bytes) {
    return down(bytes + (1 << 20) - 1);
  }

  private static long down(long bytes) {
    return bytes >> 20;
  }
}

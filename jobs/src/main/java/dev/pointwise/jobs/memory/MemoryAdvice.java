package dev.pointwise.jobs.memory;

import dev.pointwise.jobs.memory.MemoryLimits.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Settings with which a run fits that does not fit as it is.
 *
 * @param settings to be added, as they are typed; none where the machine itself is too small
 * @param limits with the settings followed; those that are there where there are none
 * @param batchSize with which it fits then
 */
record MemoryAdvice(List<String> settings, MemoryLimits limits, int batchSize, long totalNeeded) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long STEP = 64 * MEBIBYTE;

  MemoryAdvice {
    settings = List.copyOf(settings);
  }

  static MemoryAdvice of(int batchSize, Needs needs, MemoryLimits limits) {
    return limits.deployment() == Deployment.CONTAINERS
        ? larger(batchSize, needs, limits)
        : smaller(batchSize, needs, limits);
  }

  String text() {
    return settings.isEmpty()
        ? "even one task with single pictures needs %d MiB in all: use a machine with more free memory"
            .formatted(up(totalNeeded) / MEBIBYTE)
        : "set " + limits.deployment().typed(settings);
  }

  /** A container is as large as one asks for. */
  private static MemoryAdvice larger(int batchSize, Needs needs, MemoryLimits limits) {
    List<String> settings = new ArrayList<>();
    MemoryLimits enough = limits;
    long heap = up(needs.of(batchSize, limits).heap());
    if (heap > limits.heap()) {
      enough = limits.withHeap(heap);
      settings.add(limits.deployment().heapSetting(heap / MEBIBYTE));
    }
    long overhead = up(needs.of(batchSize, enough).outsideHeap());
    if (overhead > limits.total() - limits.heap()) {
      settings.add("--conf spark.executor.memoryOverhead=%dm".formatted(overhead / MEBIBYTE));
    } else {
      overhead = limits.total() - limits.heap();
    }
    enough = enough.withOverhead(overhead);
    return new MemoryAdvice(settings, enough, batchSize, enough.total());
  }

  /**
   * A machine is as large as it is: another heap, then fewer tasks at once, then single pictures.
   */
  private static MemoryAdvice smaller(int batchSize, Needs needs, MemoryLimits limits) {
    return IntStream.iterate(limits.slots(), slots -> slots > 0, slots -> slots - 1)
        .boxed()
        .flatMap(
            slots ->
                Stream.of(batchSize, 1)
                    .flatMap(size -> fitted(size, needs, limits.withSlots(slots)).stream()))
        .findFirst()
        .map(fit -> changed(limits, fit))
        .orElseGet(
            () -> {
              MemoryNeed least = needs.of(1, limits.withSlots(1));
              return new MemoryAdvice(List.of(), limits, 1, least.heap() + least.outsideHeap());
            });
  }

  private record Fit(MemoryLimits limits, int batchSize) {}

  /** The limits with the heap that fits, if one does; a smaller one helps in a container only. */
  private static Optional<Fit> fitted(int batchSize, Needs needs, MemoryLimits limits) {
    MemoryNeed need = needs.of(batchSize, limits);
    return Stream.of(limits.heap(), otherHeap(need, limits))
        .map(limits::withHeap)
        .filter(other -> other.heap() >= limits.heap() || limits.bound() == Bound.CONTAINER)
        .filter(other -> other.hold(needs.of(batchSize, other)))
        .map(other -> new Fit(other, batchSize))
        .findFirst();
  }

  private static long otherHeap(MemoryNeed need, MemoryLimits limits) {
    boolean canShrink = need.heap() <= limits.heap() && limits.bound() == Bound.CONTAINER;
    return canShrink ? down(limits.total() - need.outsideHeap()) : up(need.heap());
  }

  private static MemoryAdvice changed(MemoryLimits limits, Fit fit) {
    List<String> settings = new ArrayList<>();
    MemoryLimits fitting = fit.limits();
    if (fitting.slots() != limits.slots()) {
      settings.add(limits.deployment().coresSetting(fitting.slots() * limits.cpusPerTask()));
    }
    if (fitting.heap() != limits.heap()) {
      settings.add(limits.deployment().heapSetting(fitting.heap() / MEBIBYTE));
    }
    return new MemoryAdvice(settings, fitting, fit.batchSize(), fitting.total());
  }

  private static long up(long bytes) {
    return (bytes + STEP - 1) / STEP * STEP;
  }

  private static long down(long bytes) {
    return bytes / STEP * STEP;
  }
}

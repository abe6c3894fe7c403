package dev.pointwise.jobs.memory;

import dev.pointwise.model.engine.PlanMemory;

/**
 * What one process that runs tasks needs, in bytes.
 *
 * @param java what Java itself and the native libraries take outside the heap
 * @param weights as the kernels want them laid out, once for all slots
 * @param sessions input and activations of all slots
 * @param decoding native memory of the pictures that are being decoded, one a slot
 * @param writing native memory in which rows are compressed
 * @param heap Java's heap
 */
public record MemoryNeed(
    long java, long weights, long sessions, long decoding, long writing, long heap) {
  private static final long MEBIBYTE = 1L << 20;

  /**
   * Classes, compiled code, threads, buffers, libraries. Measured of executors with networks from
   * 0.5 to 100 MB: 290 to 330 MiB beside a heap of 1 GiB.
   */
  private static final long JAVA = 336 * MEBIBYTE;

  /** The same of Spark's driver, which local mode has in the process: 340 to 385 MiB with it. */
  private static final long DRIVER = 48 * MEBIBYTE;

  /** What the collector keeps beside the heap: one byte for so many of the heap's limit. */
  private static final long COLLECTOR_SHARE = 24;

  /** Spark itself. */
  private static final long SPARK_HEAP = 160 * MEBIBYTE;

  /** As it travelled, as Spark keeps it, as it was read, and as it was compiled. */
  private static final long EXECUTOR_COPIES = 4;

  /** The driver, for its own tasks, has it as it is read, in pieces and whole, and compiled. */
  private static final long LOCAL_COPIES = 3;

  /**
   * A process that runs tasks.
   *
   * @param model what sessions of that batch size take
   */
  public static MemoryNeed of(PlanMemory model, Workload work, int batchSize, MemoryLimits limits) {
    boolean local = limits.deployment().isLocal();
    long driver = local ? DRIVER : 0;
    long copies = local ? LOCAL_COPIES : EXECUTOR_COPIES;
    int slots = limits.slots();
    return new MemoryNeed(
        JAVA + driver + limits.heap() / COLLECTOR_SHARE,
        model.weightBytes(),
        slots * model.sessionBytes(),
        work.decodingBytes(slots),
        work.writingBytes(slots),
        SPARK_HEAP + copies * work.modelBytes() + work.heapBytes(slots, batchSize));
  }

  public long outsideHeap() {
    return java + weights + sessions + decoding + writing;
  }
}

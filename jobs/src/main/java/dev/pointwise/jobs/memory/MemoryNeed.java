package dev.pointwise.jobs.memory;

import dev.pointwise.model.engine.PlanMemory;

/**
 * What one process that runs tasks needs, in bytes.
 *
 * @param java what Java itself and the native libraries take outside the heap
 * @param weights as the kernels want them laid out, once for all slots
 * @param sessions input and activations of all slots
 * @param decoding native memory of the pictures that are being decoded, one a slot
 * @param heap Java's heap
 */
public record MemoryNeed(long java, long weights, long sessions, long decoding, long heap) {
  private static final long MEBIBYTE = 1L << 20;

  /** Classes, compiled code, threads, buffers, libraries; it differs little between models. */
  private static final long JAVA = 384 * MEBIBYTE;

  /** What the collector keeps beside the heap: one byte for so many of the heap's limit. */
  private static final long COLLECTOR_SHARE = 24;

  /** Spark itself. */
  private static final long SPARK_HEAP = 160 * MEBIBYTE;

  /** As it travelled, as Spark keeps it, as it was read, and as it was compiled. */
  private static final long MODEL_COPIES = 4;

  /**
   * A process that runs that many tasks at once.
   *
   * @param model what sessions of that batch size take
   * @param heapLimit that the heap may grow to
   */
  public static MemoryNeed of(
      PlanMemory model, Workload work, int slots, int batchSize, long heapLimit) {
    return new MemoryNeed(
        JAVA + heapLimit / COLLECTOR_SHARE,
        model.weightBytes(),
        slots * model.sessionBytes(),
        work.decodingBytes(slots),
        SPARK_HEAP + MODEL_COPIES * work.modelBytes() + work.heapBytes(slots, batchSize));
  }

  public long outsideHeap() {
    return java + weights + sessions + decoding;
  }
}

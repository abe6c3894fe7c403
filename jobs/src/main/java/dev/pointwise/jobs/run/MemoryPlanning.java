package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.memory.MemoryLimits;
import dev.pointwise.jobs.memory.MemoryNeed;
import dev.pointwise.jobs.memory.MemoryPlan;
import dev.pointwise.jobs.memory.Needs;
import dev.pointwise.jobs.memory.TaskMemory;
import dev.pointwise.jobs.memory.Workload;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import dev.pointwise.jobs.spark.ModelLease;
import dev.pointwise.model.engine.PlanMemory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Fits a run into the memory of the processes that run its tasks, before any task runs. */
final class MemoryPlanning {
  /** The share of files that are no larger than the usual one. */
  private static final double USUAL = 0.95;

  private static final String PARQUET_BLOCK = "parquet.block.size";
  private static final long DEFAULT_PARQUET_BLOCK = 128L << 20;

  private final PreparedModel model;
  private final RunConfig config;
  private final Workload work;
  private final Map<Integer, PlanMemory> models = new HashMap<>();

  private MemoryPlanning(PreparedModel model, RunConfig config, Workload work) {
    this.model = model;
    this.config = config;
    this.work = work;
  }

  /**
   * Makes the batch smaller where that helps, and says so.
   *
   * @throws dev.pointwise.jobs.failure.ResourcesException when the run does not fit
   */
  static MemoryPlan plan(
      SparkSession spark,
      PreparedModel model,
      Listing listing,
      RunConfig config,
      RunNotices notices) {
    long block =
        spark.sparkContext().hadoopConfiguration().getLong(PARQUET_BLOCK, DEFAULT_PARQUET_BLOCK);
    MemoryPlanning planning =
        new MemoryPlanning(model, config, work(model, listing, config, block));
    MemoryLimits limits = TaskMemory.limits(spark);
    Needs needs = planning::need;
    MemoryPlan plan = MemoryPlan.of(config.inference().batchSize(), needs, limits);
    plan.change(needs).ifPresent(notices::warn);
    return plan;
  }

  private static Workload work(
      PreparedModel model, Listing listing, RunConfig config, long parquetBlock) {
    long[] files =
        listing.pictures().stream().mapToLong(MemoryPlanning::pictureBytes).sorted().toArray();
    long rowBytes = rowBytes(model);
    boolean gathers = config.output().format() == OutputFormat.PARQUET;
    return new Workload(
        model.size(),
        fileAt(files, 1),
        fileAt(files, USUAL),
        config.inference().maxPixels(),
        rowBytes,
        rowBytes * files.length,
        gathers ? parquetBlock : 0);
  }

  /** The size that a share of the files, in order, does not exceed. */
  private static long fileAt(long[] files, double share) {
    return files.length == 0 ? 0 : files[(int) (share * (files.length - 1))];
  }

  /** Of a packed file's pictures nothing is known. */
  private static long pictureBytes(Picture file) {
    return file.pictures() == 1 ? file.length() : 0;
  }

  private static long rowBytes(PreparedModel model) {
    return Arrays.stream(model.rows().shapes())
        .mapToLong(
            shape ->
                Float.BYTES * IntStream.of(shape).asLongStream().reduce(1, Math::multiplyExact))
        .sum();
  }

  private MemoryNeed need(int batchSize, MemoryLimits limits) {
    return MemoryNeed.of(
        models.computeIfAbsent(batchSize, this::modelMemory), work, batchSize, limits);
  }

  private PlanMemory modelMemory(int batchSize) {
    try (ModelLease lease = model.lease(config.inference().withBatchSize(batchSize))) {
      return lease.model().memory(batchSize, work.pixels());
    }
  }
}

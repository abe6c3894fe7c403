package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.memory.MemoryPlan;
import dev.pointwise.jobs.sink.FileSink;
import dev.pointwise.jobs.sink.Tally;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.PictureLister;
import dev.pointwise.jobs.spark.ImageInference;
import dev.pointwise.jobs.spark.JobDescription;
import dev.pointwise.jobs.spark.TaskMeters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A {@code predict} or {@code features} run: checks everything that can be checked, then starts
 * Spark, writes, counts what was written, and records the run. For one run; not thread-safe.
 */
public final class InferenceRun {
  private final RunConfig config;
  private final RunNotices notices;
  private final String runId = RunId.next();
  private final Instant start = Instant.now();
  private final StageClock clock = new StageClock();
  private Optional<ReportFile> report = Optional.empty();

  public InferenceRun(RunConfig config, RunNotices notices) {
    this.config = config;
    this.notices = notices;
  }

  /**
   * Runs to the end.
   *
   * @throws dev.pointwise.model.ModelException when the model cannot be used
   * @throws dev.pointwise.jobs.failure.JobException when input or output end the run; nothing is
   *     left of it then
   */
  public RunResult run() {
    Configuration hadoop = SparkSessions.hadoopConfiguration();
    PreparedModel model = clock.time("load model", () -> PreparedModel.of(config, hadoop));
    FileSink sink = FileSink.open(config.output(), runId, hadoop);
    report = config.output().report().map(uri -> ReportFile.open(uri, hadoop));
    Listing listing = clock.time("list", () -> new PictureLister(hadoop).list(config.input()));
    notices.found(listing);
    return runOrAbandon(model, sink, listing);
  }

  private RunResult runOrAbandon(PreparedModel model, FileSink sink, Listing listing) {
    try {
      sink.prepare();
      return run(model, sink, listing);
    } catch (Exception e) { // Spark's Scala throws checked exceptions that it does not declare
      abandon(sink, e);
      throw SparkFailures.translated(e);
    }
  }

  private RunResult run(PreparedModel model, FileSink sink, Listing listing) {
    boolean owned = !SparkSessions.isRunning();
    SparkSession spark =
        clock.time("start spark", () -> SparkSessions.start("pointwise " + config.command()));
    try {
      return run(spark, model, sink, listing);
    } finally {
      if (owned) {
        spark.stop();
      }
    }
  }

  private RunResult run(SparkSession spark, PreparedModel model, FileSink sink, Listing listing) {
    Map<String, String> versions = Versions.all(); // first, since it needs the native libraries
    MemoryPlan memory =
        clock.time(
            "plan memory", () -> MemoryPlanning.plan(spark, model, listing, config, notices));
    InferenceConfig inference = config.inference().withBatchSize(memory.batchSize());
    TaskMeters meters = TaskMeters.register(spark.sparkContext());
    meters.modelLoads().add(model.loads());
    Dataset<Row> rows =
        new ImageInference(spark, meters)
            .rows(model.bytes(), model.key(), model.rows(), listing, inference);
    ProgressMeter progress =
        ProgressMeter.start(spark.sparkContext(), notices.display(), listing.pictures().size());
    try (progress) {
      clock.time(
          "predict and write",
          () ->
              JobDescription.during(spark, description(model, listing), () -> written(sink, rows)));
      progress.showEnd(meters.rejected().value());
    }
    Tally tally =
        clock.time(
            "count",
            () ->
                JobDescription.during(spark, "count the rows", () -> tally(spark, sink, listing)));
    RunResult result = result(sink, tally);
    RunRecord record =
        new RunRecord(
            config, model.bundle(), listing, memory, result, versions, clock, meters, start);
    finish(sink, record);
    report.ifPresent(file -> file.write(record, sink, spark));
    return result;
  }

  private String description(PreparedModel model, Listing listing) {
    return String.format(
        Locale.ROOT,
        "%s %s: %,d pictures",
        config.command(),
        model.bundle().card().name(),
        listing.pictures().size());
  }

  private static FileSink written(FileSink sink, Dataset<Row> rows) {
    sink.write(rows);
    return sink;
  }

  private static Tally tally(SparkSession spark, FileSink sink, Listing listing) {
    try {
      Tally tally = sink.tally(spark);
      if (!tally.accountsFor(listing)) {
        throw new IllegalStateException(
            "%d pictures were found but %d rows written, or not one row each; this is a fault of the program"
                .formatted(listing.pictures().size(), tally.rows()));
      }
      return tally;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunResult result(FileSink sink, Tally tally) {
    double seconds = clock.total();
    double rate = tally.rows() / clock.of("predict and write");
    return new RunResult(runId, sink.uri(), tally, seconds, rate);
  }

  private void finish(FileSink sink, RunRecord record) {
    try {
      sink.record(runId, record.toBytes());
      sink.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void abandon(FileSink sink, Exception failure) {
    try {
      sink.abandon();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}

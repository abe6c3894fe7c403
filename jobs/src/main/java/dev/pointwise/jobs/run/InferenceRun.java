package dev.pointwise.jobs.run;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.config.RunConfig;
import dev.pointwise.jobs.config.WriteMode;
import dev.pointwise.jobs.memory.MemoryPlan;
import dev.pointwise.jobs.sink.BatchSink;
import dev.pointwise.jobs.sink.FileSink;
import dev.pointwise.jobs.sink.ResultSink;
import dev.pointwise.jobs.sink.Tally;
import dev.pointwise.jobs.sink.Work;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.PictureLister;
import dev.pointwise.jobs.spark.ImageInference;
import dev.pointwise.jobs.spark.TaskMeters;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
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
  private final PictureSeries series = new PictureSeries();
  private Ahead<Map<String, String>> libraries;
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
   *     left of it then but the batches that an incremental run has committed
   */
  public RunResult run() {
    libraries = Ahead.start("pointwise-libraries", Versions::all);
    Configuration hadoop = SparkSessions.hadoopConfiguration();
    try (PreparedModel model = clock.time("load model", () -> load(hadoop));
        ResultSink sink = clock.time("open output", () -> open(model, hadoop))) {
      report = config.output().report().map(uri -> ReportFile.open(uri, hadoop));
      Listing listing = clock.time("list", () -> list(hadoop));
      notices.found(listing);
      Work work = clock.time("plan", () -> sink.plan(listing));
      work.increment().ifPresent(notices::found);
      return runOrAbandon(model, sink, work);
    }
  }

  private PreparedModel load(Configuration hadoop) {
    try {
      return PreparedModel.of(config, hadoop);
    } catch (LinkageError e) {
      var unused = libraries.get(); // throws the first one, which says what is wrong with a library
      throw e;
    }
  }

  private ResultSink open(PreparedModel model, Configuration hadoop) {
    return config.output().mode() == WriteMode.INCREMENTAL
        ? BatchSink.open(
            config.output(),
            RunIdentity.of(config, model.facts()),
            model.rows().schema(),
            runId,
            hadoop,
            notices::warn)
        : FileSink.open(config.output(), runId, hadoop);
  }

  /** Where new pictures arrive, none yet is no mistake. */
  private Listing list(Configuration hadoop) {
    PictureLister lister = new PictureLister(hadoop);
    return config.output().mode() == WriteMode.INCREMENTAL
        ? lister.listAny(config.input())
        : lister.list(config.input());
  }

  private RunResult runOrAbandon(PreparedModel model, ResultSink sink, Work work) {
    try {
      if (work.isEmpty()) {
        return nothing(sink, work);
      }
      sink.prepare();
      if (SparkSessions.isLocal()) {
        model.warmUp(config.inference());
      }
      return run(model, sink, work);
    } catch (Exception e) { // Spark's Scala throws checked exceptions that it does not declare
      abandon(sink, e);
      throw SparkFailures.translated(e);
    }
  }

  private RunResult nothing(ResultSink sink, Work work) throws IOException {
    sink.publish();
    return new RunResult(runId, sink.uri(), Tally.NONE, work.increment(), clock.total(), 0);
  }

  private RunResult run(PreparedModel model, ResultSink sink, Work work) throws IOException {
    boolean owned = !SparkSessions.isRunning();
    SparkSession spark =
        clock.time("start spark", () -> SparkSessions.start("pointwise " + config.command()));
    try {
      return run(spark, model, sink, work);
    } catch (Exception e) {
      SparkSessions.awaitTasks(spark);
      throw e;
    } finally {
      if (owned) {
        spark.stop();
      }
    }
  }

  private RunResult run(SparkSession spark, PreparedModel model, ResultSink sink, Work work)
      throws IOException {
    Map<String, String> versions = clock.time("load native libraries", libraries::get);
    Listing listing = work.listing();
    MemoryPlan memory =
        clock.time(
            "plan memory", () -> MemoryPlanning.plan(spark, model, listing, config, notices));
    InferenceConfig settings = config.inference().withBatchSize(memory.batchSize());
    TaskMeters meters = TaskMeters.register(spark.sparkContext());
    meters.modelLoads().add(model.loads());
    ImageInference inference =
        ImageInference.of(spark, meters, model.travelling(), model.key(), model.rows(), settings);
    PortionWriter.Written written =
        new PortionWriter(inference, clock, series, description(model)).write(work, notices);
    RunResult result = result(sink, work, written.tally());
    int slots = spark.sparkContext().defaultParallelism();
    Measured measured = new Measured(clock, meters, series, slots);
    Listing listed = listing.withMoreOthers(written.passedOver());
    RunRecord record =
        new RunRecord(config, model.facts(), listed, memory, result, versions, measured, start);
    sink.record(runId, record.toBytes());
    sink.publish();
    report.ifPresent(file -> file.write(record, sink, spark));
    return result;
  }

  private String description(PreparedModel model) {
    return "%s %s".formatted(config.command(), model.facts().card().name());
  }

  private RunResult result(ResultSink sink, Work work, Tally tally) {
    double seconds = clock.total();
    double rate = tally.rows() / clock.of(PortionWriter.PREDICT_AND_WRITE);
    return new RunResult(runId, sink.uri(), tally, work.increment(), seconds, rate);
  }

  private static void abandon(ResultSink sink, Exception failure) {
    try {
      sink.abandon();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}

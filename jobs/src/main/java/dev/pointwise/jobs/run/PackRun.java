package dev.pointwise.jobs.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointwise.jobs.config.PackConfig;
import dev.pointwise.jobs.sink.FileSink;
import dev.pointwise.jobs.sink.Portion;
import dev.pointwise.jobs.sink.ResultSink;
import dev.pointwise.jobs.sink.Tally;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.PictureLister;
import dev.pointwise.jobs.spark.JobDescription;
import dev.pointwise.jobs.spark.PicturePacking;
import dev.pointwise.jobs.spark.PictureRows;
import dev.pointwise.jobs.spark.TaskMeters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * A {@code pack} run: small files into Parquet, one row a file. Whole or nothing, as {@link
 * InferenceRun}. For one run; not thread-safe.
 */
public final class PackRun {
  private static final String READ_AND_WRITE = "read and write";

  private final PackConfig config;
  private final RunNotices notices;
  private final String runId = RunId.next();
  private final Instant start = Instant.now();
  private final StageClock clock = new StageClock();

  public PackRun(PackConfig config, RunNotices notices) {
    this.config = config;
    this.notices = notices;
  }

  /**
   * Runs to the end.
   *
   * @throws dev.pointwise.jobs.failure.JobException when input or output end the run; nothing is
   *     left of it then
   */
  public RunResult run() {
    Configuration hadoop = SparkSessions.hadoopConfiguration();
    try (ResultSink sink = FileSink.open(config.output(), runId, hadoop)) {
      Listing listing = clock.time("list", () -> new PictureLister(hadoop).list(config.input()));
      notices.found(listing);
      return runOrAbandon(sink, listing);
    }
  }

  private RunResult runOrAbandon(ResultSink sink, Listing listing) {
    try {
      sink.prepare();
      return run(sink, listing);
    } catch (Exception e) { // Spark's Scala throws checked exceptions that it does not declare
      abandon(sink, e);
      throw SparkFailures.translated(e);
    }
  }

  private RunResult run(ResultSink sink, Listing listing) throws IOException {
    boolean owned = !SparkSessions.isRunning();
    SparkSession spark = clock.time("start spark", () -> SparkSessions.start("pointwise pack"));
    try {
      Tally tally = packed(spark, sink, listing);
      double rate = tally.rows() / clock.of(READ_AND_WRITE);
      RunResult result =
          new RunResult(runId, sink.uri(), tally, Optional.empty(), clock.total(), rate);
      sink.record(runId, record(result, listing));
      sink.publish();
      return result;
    } finally {
      if (owned) {
        spark.stop();
      }
    }
  }

  private Tally packed(SparkSession spark, ResultSink sink, Listing listing) {
    TaskMeters meters = TaskMeters.register(spark.sparkContext());
    PictureRows rows = new PicturePacking(spark, meters).rows(listing, config);
    Portion portion = sink.plan(listing).portions().get(0);
    long total = listing.pictures().size();
    String description = String.format(Locale.ROOT, "pack: %,d pictures", total);
    try (ProgressMeter progress =
        ProgressMeter.start(
            spark.sparkContext(), notices.display(), new PictureSeries(), OptionalLong.of(total))) {
      clock.time(
          READ_AND_WRITE,
          () -> JobDescription.during(spark, description, () -> written(portion, rows)));
      progress.showEnd(total, meters.rejected().value(), clock.of(READ_AND_WRITE));
    }
    return clock.time(
        "count",
        () ->
            JobDescription.during(spark, "count the rows", () -> committed(spark, portion, rows)));
  }

  private static Portion written(Portion portion, PictureRows rows) {
    try {
      portion.write(rows.dataset());
      return portion;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tally committed(SparkSession spark, Portion portion, PictureRows rows) {
    try {
      return portion.commit(spark, rows.account().get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] record(RunResult result, Listing listing) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("run_id", runId).put("command", "pack").put("status", "done");
    json.put("start", start.toString()).put("end", Instant.now().toString());
    json.set("configuration", ConfigJson.of(config));
    ObjectNode counts = json.putObject("counts");
    result.putCounts(counts);
    counts.put("other_files", listing.otherFiles()).put("bytes", listing.bytes());
    json.put("output", result.output());
    return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void abandon(ResultSink sink, Exception failure) {
    try {
      sink.abandon();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}

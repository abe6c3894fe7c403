package dev.pointwise.jobs.run;

import dev.pointwise.jobs.sink.Portion;
import dev.pointwise.jobs.sink.Tally;
import dev.pointwise.jobs.sink.Work;
import dev.pointwise.jobs.spark.ImageInference;
import dev.pointwise.jobs.spark.JobDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The stage that takes the time: predicts and writes one portion after the other.
 *
 * @param series takes how far it is at which time
 * @param description what Spark's UI says of all its jobs
 */
record PortionWriter(
    ImageInference inference, StageClock clock, PictureSeries series, String description) {
  static final String PREDICT_AND_WRITE = "predict and write";

  /** What was written, in all. */
  Tally write(Work work, RunNotices notices) {
    SparkContext context = inference.spark().sparkContext();
    long pictures =
        work.portions().stream().mapToLong(portion -> portion.listing().pictures().size()).sum();
    try (ProgressMeter progress =
        ProgressMeter.start(context, notices.display(), series, pictures)) {
      Tally tally = Tally.NONE;
      for (int i = 0; i < work.portions().size(); i++) {
        tally = tally.plus(write(work.portions().get(i), description(work, i)));
      }
      progress.showEnd(tally.rejectedRows());
      return tally;
    }
  }

  /** As in {@code predict squeezenet: batch 3 of 12, 10,000 pictures}. */
  private String description(Work work, int index) {
    String pictures =
        String.format(
            Locale.ROOT, "%,d pictures", work.portions().get(index).listing().pictures().size());
    return work.increment().isPresent()
        ? "%s: batch %d of %d, %s"
            .formatted(description, index + 1, work.portions().size(), pictures)
        : "%s: %s".formatted(description, pictures);
  }

  private Tally write(Portion portion, String what) {
    SparkSession spark = inference.spark();
    clock.time(PREDICT_AND_WRITE, () -> JobDescription.during(spark, what, () -> written(portion)));
    return clock.time(
        "count", () -> JobDescription.during(spark, "count the rows", () -> committed(portion)));
  }

  private Portion written(Portion portion) {
    try {
      portion.write(inference.rows(portion.listing()));
      return portion;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Tally committed(Portion portion) {
    try {
      return portion.commit(inference.spark());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.pointwise.jobs.run;

import dev.pointwise.jobs.sink.Portion;
import dev.pointwise.jobs.sink.Tally;
import dev.pointwise.jobs.sink.Work;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.spark.ImageInference;
import dev.pointwise.jobs.spark.JobDescription;
import dev.pointwise.jobs.spark.PictureRows;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /**
   * What was written, in all.
   *
   * @param passedOver entries of archives that were no pictures
   */
  record Written(Tally tally, long passedOver) {
    private static final Written NOTHING = new Written(Tally.NONE, 0);

    private Written plus(Tally more, long morePassedOver) {
      return new Written(tally.plus(more), passedOver + morePassedOver);
    }
  }

  Written write(Work work, RunNotices notices) {
    SparkContext context = inference.spark().sparkContext();
    try (ProgressMeter progress =
        ProgressMeter.start(context, notices.display(), series, work.listing().countedPictures())) {
      Written written = Written.NOTHING;
      for (int i = 0; i < work.portions().size(); i++) {
        written = write(work.portions().get(i), description(work, i), written);
      }
      Tally all = written.tally();
      progress.showEnd(all.rows(), all.rejectedRows(), clock.of(PREDICT_AND_WRITE));
      return written;
    }
  }

  /** As in {@code predict squeezenet: batch 3 of 12, 10,000 pictures}. */
  private String description(Work work, int index) {
    String pictures = work.portions().get(index).listing().files();
    return work.increment().isPresent()
        ? "%s: batch %d of %d, %s"
            .formatted(description, index + 1, work.portions().size(), pictures)
        : "%s: %s".formatted(description, pictures);
  }

  private Written write(Portion portion, String what, Written before) {
    SparkSession spark = inference.spark();
    PictureRows rows =
        clock.time(
            PREDICT_AND_WRITE, () -> JobDescription.during(spark, what, () -> written(portion)));
    Account account = rows.account().get();
    Tally tally =
        clock.time(
            "count",
            () ->
                JobDescription.during(spark, "count the rows", () -> committed(portion, account)));
    return before.plus(tally, rows.passedOver().get());
  }

  private PictureRows written(Portion portion) {
    try {
      PictureRows rows = inference.rows(portion.listing());
      portion.write(rows.dataset());
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Tally committed(Portion portion, Account account) {
    try {
      return portion.commit(inference.spark(), account);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

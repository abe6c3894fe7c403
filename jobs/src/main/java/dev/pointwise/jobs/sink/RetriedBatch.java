package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.checkpoint.BatchPlan;
import dev.pointwise.jobs.checkpoint.Commit;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A committed batch again: its rejected pictures are done anew, its other rows are copied.
 *
 * @param former what is there
 * @param listing the rejected pictures
 */
record RetriedBatch(BatchPlan plan, Commit former, Listing listing, BatchWriter writer)
    implements Portion {
  @Override
  public void write(Dataset<Row> rows) throws IOException {
    Dataset<Row> accepted = writer.accepted(former, rows.sparkSession());
    writer.write(plan, accepted.union(writer.stored(rows)));
  }

  /** Only the pictures done anew are counted. */
  @Override
  public Tally commit(SparkSession spark, Account retried) throws IOException {
    Tally all =
        writer.commit(
            plan, former.attempt() + 1, Account.of(new Listing(plan.pictures(), 0)), spark);
    return new Tally(all.ok() - former.ok(), all.rejected(), 0);
  }
}

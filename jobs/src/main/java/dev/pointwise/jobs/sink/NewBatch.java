package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.checkpoint.BatchPlan;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A batch that has no rows yet, even if an earlier run has begun it. */
record NewBatch(BatchPlan plan, Listing listing, BatchWriter writer) implements Portion {
  @Override
  public void write(Dataset<Row> rows) throws IOException {
    writer.write(plan, rows);
  }

  @Override
  public Tally commit(SparkSession spark, Account account) throws IOException {
    return writer.commit(plan, 1, account, spark);
  }
}

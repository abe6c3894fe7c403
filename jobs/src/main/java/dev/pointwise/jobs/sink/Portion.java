package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Pictures whose rows are written together. First write, then commit. */
public interface Portion {
  Listing listing();

  /** Computes the rows and writes them. */
  void write(Dataset<Row> rows) throws IOException;

  /**
   * Counts, from the files, what was written of {@link #listing}, and keeps it.
   *
   * @param account which pictures there are
   * @throws IllegalStateException when that is not one row a picture
   */
  Tally commit(SparkSession spark, Account account) throws IOException;
}

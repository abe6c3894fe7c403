package dev.pointwise.jobs.sink;

import dev.pointwise.jobs.source.Listing;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Where the rows of one run go. Opened by its run, which closes it; not thread-safe. */
public interface ResultSink extends AutoCloseable {
  /** The folder's full URI. */
  String uri();

  /** What this run has to do of all that was found; changes nothing. */
  Work plan(Listing found);

  /** Makes the folder, which shows that it can be written before anything is computed. */
  void prepare();

  /** What this run wrote, read back. */
  Dataset<Row> written(SparkSession spark) throws IOException;

  /** Writes the run's record beside the rows, where Spark's readers do not look. */
  void record(String runId, byte[] json) throws IOException;

  /** Marks the output as whole. */
  void publish() throws IOException;

  /** Removes what this run has written and not made permanent. */
  void abandon() throws IOException;

  @Override
  void close();
}

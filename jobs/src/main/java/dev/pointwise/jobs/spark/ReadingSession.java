package dev.pointwise.jobs.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A session whose readers hold few pictures at once; other sessions keep their settings. */
final class ReadingSession {
  /** Large enough to read at speed, small enough for many tasks; Spark's own default. */
  private static final long MOST_BYTES = 128L << 20;

  private static final long FEWEST_BYTES = 1L << 20;

  /**
   * Whole batches of values are held: 4,096 rows of 110 kB would be 450 MB. Spark keeps to the size
   * of ORC's only where it may generate code.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.parquet.enableVectorizedReader", "false",
          "spark.sql.orc.columnarReaderBatchSize", "8",
          "spark.sql.codegen.wholeStage", "true",
          "spark.sql.files.ignoreCorruptFiles", "false",
          "spark.sql.files.ignoreMissingFiles", "false");

  private ReadingSession() {}

  /**
   * @param bytes of all files
   * @param tasks about how many tasks shall read them
   */
  static SparkSession of(SparkSession spark, long bytes, int tasks) {
    SparkSession reading = spark.newSession();
    SETTINGS.forEach(reading.conf()::set);
    long piece = Math.max(FEWEST_BYTES, Math.min(MOST_BYTES, bytes / tasks + 1));
    reading.conf().set("spark.sql.files.maxPartitionBytes", piece + "b");
    reading.conf().set("spark.sql.files.openCostInBytes", FEWEST_BYTES + "b");
    return reading;
  }
}

package dev.pointwise.benchmarks.handwritten;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The baseline: {@code binaryFile}, OpenCV, ONNX Runtime in {@code mapPartitions}, Parquet.
 *
 * <p>Arguments: an ONNX file, a folder of pictures, the output. Prints the pictures a second of the
 * write, in which all of the work is done.
 */
final class HandWrittenJob {
  private static final StructType SCHEMA =
      new StructType().add("id", StringType).add("index", IntegerType).add("score", FloatType);

  private HandWrittenJob() {}

  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder().appName("hand-written").master("local[*]").getOrCreate();
    Dataset<Row> pictures =
        spark
            .read()
            .format("binaryFile")
            .option("recursiveFileLookup", "true")
            .load(arguments[1])
            .select("path", "content");
    long start = System.nanoTime();
    pictures
        .mapPartitions(new Scoring(arguments[0]), Encoders.row(SCHEMA))
        .write()
        .parquet(arguments[2]);
    double seconds = (System.nanoTime() - start) / 1e9;
    long rows = spark.read().parquet(arguments[2]).count();
    System.out.printf(Locale.ROOT, "{\"images_per_second\":%.3f}%n", rows / seconds);
    spark.stop();
  }
}

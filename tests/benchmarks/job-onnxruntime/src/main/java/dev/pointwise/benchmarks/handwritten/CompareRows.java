package dev.pointwise.benchmarks.handwritten;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Compares this project's rows with the hand-written job's; arguments: both outputs. */
final class CompareRows {
  private CompareRows() {}

  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().master("local[*]").getOrCreate();
    Column best = col("predictions").getItem(0);
    Dataset<Row> ours =
        spark
            .read()
            .parquet(arguments[0])
            .select(
                col("id"),
                best.getField("index").as("our_index"),
                best.getField("score").as("our_score"));
    Row compared =
        ours.join(spark.read().parquet(arguments[1]), "id")
            .agg(
                count(lit(1)),
                avg(col("index").equalTo(col("our_index")).cast("double")),
                avg(abs(col("score").minus(col("our_score")))))
            .head();
    System.out.printf(
        Locale.ROOT,
        "%d pictures, same best class for %.1f %%, its score %.4f apart on average%n",
        compared.getLong(0),
        100 * compared.getDouble(1),
        compared.getDouble(2));
    spark.stop();
  }
}

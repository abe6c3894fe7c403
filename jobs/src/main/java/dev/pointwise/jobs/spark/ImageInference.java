package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.source.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A model over pictures as lazy datasets of rows, one a picture. Only paths travel to the tasks,
 * each task's own with the task: no shuffle, nothing to recompute but the task that was lost. The
 * model travels once, however many listings are asked for.
 */
public record ImageInference(
    SparkSession spark, InferenceConfig inference, PartitionInference partitionInference) {

  /**
   * Sends the model to the executors.
   *
   * @param bundle as {@link dev.pointwise.model.predict.ModelBundle#toBytes} wrote it
   */
  public static ImageInference of(
      SparkSession spark,
      TaskMeters meters,
      byte[] bundle,
      ModelKey key,
      OutcomeRows rows,
      InferenceConfig inference) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    PartitionInference work =
        new PartitionInference(
            key,
            inference.batchSize(),
            inference.maxPixels(),
            context.broadcast(bundle),
            context.broadcast(hadoopSettings(context)),
            rows,
            meters);
    return new ImageInference(spark, inference, work);
  }

  public Dataset<Row> rows(Listing listing) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<String[]> partitions =
        PicturePartitions.of(listing, inference, context.defaultParallelism());
    JavaRDD<String[]> pictures =
        context.parallelize(partitions, partitions.size()).setName("pictures");
    return spark.createDataFrame(
        pictures.mapPartitions(partitionInference).setName("one row a picture"),
        partitionInference.rows().schema());
  }

  private static byte[] hadoopSettings(JavaSparkContext context) {
    try {
      return HadoopSettings.write(context.hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("Hadoop's configuration could not be written", e);
    }
  }
}

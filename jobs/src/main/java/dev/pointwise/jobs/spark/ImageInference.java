package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A model over pictures as lazy datasets of rows, one a picture. Of files only paths travel to the
 * tasks, each task's own with the task, and tables are read in the tasks: no shuffle, nothing to
 * recompute but the task that was lost. The model travels once, however many listings are asked
 * for.
 */
public final class ImageInference {
  private final SparkSession spark;
  private final TaskMeters meters;
  private final Broadcast<byte[]> bundle;
  private final Broadcast<byte[]> hadoop;
  private final ModelKey key;
  private final OutcomeRows rows;
  private final InferenceConfig inference;

  private ImageInference(
      SparkSession spark,
      TaskMeters meters,
      byte[] bundle,
      ModelKey key,
      OutcomeRows rows,
      InferenceConfig inference) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.spark = spark;
    this.meters = meters;
    this.bundle = context.broadcast(bundle);
    this.hadoop = context.broadcast(HadoopSettings.of(context));
    this.key = key;
    this.rows = rows;
    this.inference = inference;
  }

  /**
   * Sends the model to the executors.
   *
   * @param bundle as {@link dev.pointwise.model.predict.ModelBundle#toBytes} wrote it; nothing
   *     where tasks find the model loaded
   */
  public static ImageInference of(
      SparkSession spark,
      TaskMeters meters,
      byte[] bundle,
      ModelKey key,
      OutcomeRows rows,
      InferenceConfig inference) {
    return new ImageInference(spark, meters, bundle, key, rows, inference);
  }

  public SparkSession spark() {
    return spark;
  }

  /**
   * The rows of these pictures. Of tables, this counts what is there at once.
   *
   * @throws dev.pointwise.jobs.failure.JobException when a table cannot be read, or has no such
   *     columns
   */
  public PictureRows rows(Listing listing) {
    Ledger ledger = Ledger.register(spark.sparkContext());
    return switch (listing.format().packing()) {
      case PICTURES -> planned(files(listing, ledger), () -> Account.of(listing), ledger);
      case TAR, SEQUENCE -> planned(files(listing, ledger), ledger::account, ledger);
      case PARQUET, ORC, TABLE -> table(listing, ledger);
    };
  }

  private Dataset<Row> files(Listing listing, Ledger ledger) {
    List<String[]> partitions =
        PicturePartitions.of(listing, inference, context().defaultParallelism());
    FileSource source =
        new FileSource(
            listing.format().packing(),
            hadoop,
            inference.maxPixels(),
            inference.batchSize(),
            ledger);
    JavaRDD<String[]> files =
        context().parallelize(partitions, partitions.size()).setName("pictures");
    return rows(files, source, ledger);
  }

  private PictureRows table(Listing listing, Ledger ledger) {
    int tasks = PicturePartitions.tasks(listing, inference, context().defaultParallelism());
    PictureTable table = PictureTable.of(spark, listing, tasks);
    Account account = table.survey();
    TableSource source = new TableSource(inference.maxPixels());
    Dataset<Row> dataset = rows(table.pictures().javaRDD(), source, ledger);
    return planned(dataset, () -> account, ledger);
  }

  private static PictureRows planned(Dataset<Row> rows, Supplier<Account> account, Ledger ledger) {
    return new PictureRows(rows, account, () -> ledger.others().value());
  }

  private <T> Dataset<Row> rows(JavaRDD<T> pictures, PictureSource<T> source, Ledger ledger) {
    PartitionInference<T> work =
        new PartitionInference<>(
            source,
            key,
            inference.batchSize(),
            inference.maxPixels(),
            bundle,
            rows,
            meters,
            ledger);
    JavaRDD<InternalRow> outcomes = pictures.mapPartitions(work).setName("one row a picture");
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(outcomes.rdd(), rows.schema(), false);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}

package dev.pointwise.jobs.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.pointwise.jobs.config.PackConfig;
import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.model.image.Decoder;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The files of pictures as a lazy dataset of rows: {@code id}, {@code content}, what the header
 * says, and why there is no content where there is none. A task makes one file of Parquet.
 */
public record PicturePacking(SparkSession spark, TaskMeters meters) {
  /** Pictures that wait for the writer. */
  private static final int WAITING = 8;

  static final StructType SCHEMA =
      new StructType()
          .add("id", StringType, false)
          .add("content", BinaryType)
          .add("width", IntegerType)
          .add("height", IntegerType)
          .add("format", StringType)
          .add(RowSchemas.ERROR_CLASS, StringType)
          .add("error_message", StringType);

  /**
   * A reader takes the content of a whole row group at once. Its size is looked at often, since a
   * hundred pictures, after which Parquet would look first, may be a gigabyte. Pictures are
   * compressed already.
   */
  private static final Map<String, String> PARQUET =
      Map.of(
          "spark.sql.parquet.compression.codec", "uncompressed",
          "parquet.block.size", String.valueOf(16 << 20),
          "parquet.page.size.row.check.min", "1",
          "parquet.page.size.row.check.max", "16",
          "parquet.enable.dictionary", "false");

  /** In a session of its own, whose settings make the row groups small. */
  public PictureRows rows(Listing listing, PackConfig pack) {
    SparkSession writing = spark.newSession();
    PARQUET.forEach(writing.conf()::set);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<String[]> files = PackPartitions.of(listing, pack);
    Ledger ledger = Ledger.register(spark.sparkContext());
    FileSource source =
        new FileSource(
            Packing.PICTURES,
            context.broadcast(HadoopSettings.of(context)),
            Decoder.DEFAULT_MAX_PIXELS,
            WAITING,
            ledger);
    JavaRDD<Row> rows =
        context
            .parallelize(files, files.size())
            .setName("pictures")
            .mapPartitions(new PartitionPacking(source, meters))
            .setName("one row a picture");
    return new PictureRows(
        writing.createDataFrame(rows, SCHEMA), () -> Account.of(listing), () -> 0L);
  }
}

package dev.pointwise.jobs.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.pointwise.jobs.config.InputFormat;
import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.failure.InputException;
import dev.pointwise.jobs.failure.JobException;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * Pictures in the rows of Parquet or ORC files, or of any table that a data source of Spark's
 * reads: columns {@code id}, {@code content}, {@code error_class}, {@code error_message}. The last
 * two are those of {@code pack}, for files that it could not read; null elsewhere.
 */
final class PictureTable {
  static final int ID = 0;
  static final int CONTENT = 1;
  static final int ERROR_CLASS = 2;
  static final int ERROR_MESSAGE = 3;

  private static final String DEFAULT_CONTENT = "content";

  /** {@code pack}'s, and that of Spark's binaryFile source. */
  private static final List<String> DEFAULT_IDS = List.of("id", "path");

  private final InputFormat format;
  private final String named;
  private final Dataset<Row> pictures;

  private PictureTable(InputFormat format, String named, Dataset<Row> table) {
    this.format = format;
    this.named = named;
    Column content = column(contentColumn(table)).as("content");
    this.pictures =
        table.select(
            column(idColumn(table)).cast(DataTypes.StringType).as("id"),
            content,
            text(table, "error_class"),
            text(table, "error_message"));
  }

  /**
   * @param tasks about how many tasks shall read it
   * @throws UsageException when there is no such data source or column
   * @throws InputException when the table cannot be read
   */
  static PictureTable of(SparkSession spark, Listing listing, int tasks) {
    InputFormat format = listing.format();
    String[] uris = listing.pictures().stream().map(Picture::id).toArray(String[]::new);
    boolean isTable = format.packing() == Packing.TABLE;
    String[] paths =
        isTable ? uris : List.of(uris).stream().map(PictureTable::literal).toArray(String[]::new);
    SparkSession reading = ReadingSession.of(spark, listing.bytes(), tasks);
    Dataset<Row> table = reading(format, () -> reading.read().format(format.name()).load(paths));
    String named =
        uris.length == 1 ? uris[0] : "%s and %d more".formatted(uris[0], uris.length - 1);
    return new PictureTable(format, named, table);
  }

  /** Spark takes paths for globs. */
  private static String literal(String uri) {
    return uri.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }

  Dataset<Row> pictures() {
    return pictures;
  }

  /**
   * Which pictures there are, by a pass over the ids alone. It also finds files that are no
   * Parquet, or not to their end, before any picture is predicted.
   *
   * @throws InputException when a row has no id
   */
  Account survey() {
    Row row = reading(format, this::counts);
    long rows = row.getLong(0);
    long withId = row.getLong(1);
    if (withId < rows) {
      throw new InputException(
          "%d of %d rows of %s have no id; give them one, or name another column with --id-column"
              .formatted(rows - withId, rows, named));
    }
    return new Account(rows, rows == 0 ? 0 : row.getLong(2));
  }

  private Row counts() {
    Column id = col("id");
    return pictures
        .select(id)
        .agg(count(lit(1)), count(id), sum(crc32(id.cast(DataTypes.BinaryType))))
        .head();
  }

  private static <T> T reading(InputFormat format, Supplier<T> work) {
    try {
      return work.get();
    } catch (JobException e) {
      throw e;
    } catch (Exception e) { // Spark's Scala throws checked exceptions that it does not declare
      if (format.packing() == Packing.TABLE && isNoDataSource(e)) {
        throw noDataSource(format.name(), e);
      }
      throw unreadable(e);
    }
  }

  private static boolean isNoDataSource(Throwable e) {
    return e instanceof ClassNotFoundException
        || (e.getCause() != null && isNoDataSource(e.getCause()));
  }

  private static UsageException noDataSource(String name, Exception e) {
    return new UsageException(
        "--input-format '%s' is none of pictures, parquet, orc, tar, sequence, and no data source on Spark's class path has that name; for a table format add its jar and settings to spark-submit (--packages, --conf)"
            .formatted(name),
        e);
  }

  /** Nothing is written of a run that could not read its tables: rows that are lost have no id. */
  static InputException unreadable(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String outer = firstLine(failure);
    String inner = firstLine(root);
    return new InputException(
        "The input cannot be read: %s%s; restore the file or take it out of the input (not where an incremental run has begun with it), then run again"
            .formatted(outer, outer.contains(inner) ? "" : " (" + inner + ")"),
        failure);
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private String contentColumn(Dataset<Row> table) {
    String name = format.contentColumn().orElse(DEFAULT_CONTENT);
    StructField field =
        field(table, name).orElseThrow(() -> noColumn(table, "--content-column", name));
    if (!(field.dataType() instanceof BinaryType)) {
      throw new UsageException(
          "--content-column '%s' of %s is of type %s, but pictures are binary"
              .formatted(name, named, field.dataType().simpleString()));
    }
    return field.name();
  }

  private String idColumn(Dataset<Row> table) {
    if (format.idColumn().isPresent()) {
      String name = format.idColumn().get();
      return field(table, name).orElseThrow(() -> noColumn(table, "--id-column", name)).name();
    }
    return DEFAULT_IDS.stream()
        .flatMap(name -> field(table, name).stream())
        .map(StructField::name)
        .findFirst()
        .orElseThrow(() -> noColumn(table, "--id-column", String.join("' or '", DEFAULT_IDS)));
  }

  private UsageException noColumn(Dataset<Row> table, String option, String name) {
    return new UsageException(
        "%s: %s has no column '%s'; it has %s"
            .formatted(option, named, name, String.join(", ", table.columns())));
  }

  /** Spark tells columns apart without regard to case. */
  private static Optional<StructField> field(Dataset<Row> table, String name) {
    return List.of(table.schema().fields()).stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Column text(Dataset<Row> table, String name) {
    return field(table, name)
        .filter(field -> field.dataType() instanceof StringType)
        .map(field -> column(field.name()))
        .orElseGet(() -> lit(null).cast(DataTypes.StringType))
        .as(name);
  }

  private static Column column(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}

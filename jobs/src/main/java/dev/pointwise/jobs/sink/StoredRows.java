package dev.pointwise.jobs.sink;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import dev.pointwise.jobs.config.OutputFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows in one of the formats, over Spark's own writers and readers. */
final class StoredRows {
  private static final Map<String, String> CSV_OPTIONS =
      Map.of(
          "header", "true",
          "quote", "\"",
          "escape", "\"",
          "multiLine", "true",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false");

  private final OutputFormat format;

  StoredRows(OutputFormat format) {
    this.format = format;
  }

  /** As in {@code .parquet}; compression adds to it on either side. */
  String extension() {
    return "." + name();
  }

  private String name() {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, String> options() {
    return switch (format) {
      case PARQUET -> Map.of();
      case JSON -> Map.of("ignoreNullFields", "false");
      case CSV -> CSV_OPTIONS;
    };
  }

  /** Adds the rows to what the folder holds; this may run the computation. */
  void write(Dataset<Row> dataset, String folder) {
    Dataset<Row> flat = stored(dataset);
    flat.write().mode(SaveMode.Append).format(name()).options(options()).save(folder);
  }

  /** The rows as they are written: CSV knows neither arrays nor structs. */
  Dataset<Row> stored(Dataset<Row> rows) {
    return format == OutputFormat.CSV
        ? rows.select(
            Arrays.stream(rows.schema().fields()).map(StoredRows::flat).toArray(Column[]::new))
        : rows;
  }

  private static Column flat(StructField field) {
    Column column = col("`" + field.name().replace("`", "``") + "`");
    return field.dataType() instanceof ArrayType ? to_json(column).as(field.name()) : column;
  }

  /** The schema of {@link #stored(Dataset)}. */
  StructType stored(StructType schema) {
    return format == OutputFormat.CSV
        ? new StructType(
            Arrays.stream(schema.fields()).map(StoredRows::flatField).toArray(StructField[]::new))
        : schema;
  }

  private static StructField flatField(StructField field) {
    DataType type = field.dataType() instanceof ArrayType ? DataTypes.StringType : field.dataType();
    return DataTypes.createStructField(field.name(), type, field.nullable());
  }

  Dataset<Row> read(SparkSession spark, StructType schema, String[] files) {
    DataFrameReader reader = spark.read().schema(schema).format(name());
    return reader.options(options()).load(files);
  }
}

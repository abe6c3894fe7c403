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
  StructType write(Dataset<Row> rows, String folder) {
    Dataset<Row> stored = format == OutputFormat.CSV ? flat(rows) : rows;
    stored.write().mode(SaveMode.Append).format(name()).options(options()).save(folder);
    return stored.schema();
  }

  /** CSV knows neither arrays nor structs. */
  private static Dataset<Row> flat(Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(rows.schema().fields()).map(StoredRows::flat).toArray(Column[]::new));
  }

  private static Column flat(StructField field) {
    Column column = col("`" + field.name().replace("`", "``") + "`");
    return field.dataType() instanceof ArrayType ? to_json(column).as(field.name()) : column;
  }

  Dataset<Row> read(SparkSession spark, StructType schema, String[] files) {
    DataFrameReader reader = spark.read().schema(schema).format(name());
    return reader.options(options()).load(files);
  }
}

package dev.pointwise.jobs.report;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Shapes and value ranges of the layers that a features run wrote. */
record LayerRows(Dataset<Row> ok) {
  /** Enough for a range, and few enough for maps of any size. */
  static final int LOOKED_AT = 200;

  private static final String SHAPE = "_shape";

  /** Every column that has its extents beside it. */
  List<Report.Layer> layers() {
    List<String> columns = Arrays.asList(ok.columns());
    return columns.stream()
        .filter(name -> columns.contains(name + SHAPE))
        .map(this::layer)
        .toList();
  }

  private Report.Layer layer(String name) {
    Column values = numbers(name, "array<float>");
    Column count = size(values);
    Row row =
        ok.limit(LOOKED_AT)
            .agg(
                first(numbers(name + SHAPE, "array<int>")),
                min(array_min(values)),
                avg(sum(values).divide(count)),
                max(array_max(values)),
                avg(size(filter(values, value -> value.equalTo(0))).divide(count)))
            .first();
    return row.isNullAt(0) ? nothing(name) : layer(name, row);
  }

  /** In CSV arrays are JSON text. */
  private Column numbers(String name, String type) {
    Column column = col("`" + name.replace("`", "``") + "`");
    boolean text = ok.schema().apply(name).dataType().equals(DataTypes.StringType);
    return text ? from_json(column, type, Map.of()) : column;
  }

  private static Column sum(Column values) {
    return aggregate(values, lit(0.0), (total, value) -> total.plus(value));
  }

  private static Report.Layer nothing(String name) {
    return new Report.Layer(name, "", "", "", "", "");
  }

  private static Report.Layer layer(String name, Row row) {
    String shape =
        row.<Integer>getList(0).stream().map(String::valueOf).collect(Collectors.joining("x"));
    return new Report.Layer(
        name,
        shape,
        Texts.value(row.getFloat(1)),
        Texts.value(row.getDouble(2)),
        Texts.value(row.getFloat(3)),
        Texts.percent(row.getDouble(4)));
  }
}

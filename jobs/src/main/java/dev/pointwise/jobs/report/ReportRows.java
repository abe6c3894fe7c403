package dev.pointwise.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.from_json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What the page needs of the rows that a run wrote. */
final class ReportRows {
  private static final String PREDICTIONS = "predictions";
  private static final String PREDICTION_TYPE =
      "array<struct<rank:int,index:int,label:string,score:float>>";
  private static final int CLASSES = 20;
  private static final int SHOWN = 24;
  private static final int SHOWN_REJECTS = 8;

  private final Dataset<Row> rows;

  /** Rows as they were written; in CSV the predictions are JSON text. */
  ReportRows(Dataset<Row> written) {
    boolean text =
        List.of(written.columns()).contains(PREDICTIONS)
            && written.schema().apply(PREDICTIONS).dataType().equals(DataTypes.StringType);
    this.rows =
        text
            ? written.withColumn(
                PREDICTIONS, from_json(col(PREDICTIONS), PREDICTION_TYPE, Map.of()))
            : written;
  }

  private boolean hasPredictions() {
    return List.of(rows.columns()).contains(PREDICTIONS);
  }

  /** How often each class came first, the most frequent first. */
  Map<String, Double> classes() {
    Map<String, Double> classes = new LinkedHashMap<>();
    if (hasPredictions()) {
      List<Row> counts =
          rows.where("status = 'OK'")
              .groupBy(col(PREDICTIONS).getItem(0).getField("label").as("label"))
              .count()
              .orderBy(desc("count"), col("label"))
              .limit(CLASSES)
              .collectAsList();
      counts.forEach(row -> classes.put(row.getString(0), (double) row.getLong(1)));
    }
    return classes;
  }

  /** Some rows of each kind: id, error class, error message, and predictions where there are. */
  List<Row> shown() {
    Dataset<Row> some = rows.where("status = 'OK'").orderBy("id").limit(SHOWN);
    Dataset<Row> bad = rows.where("status <> 'OK'").orderBy("id").limit(SHOWN_REJECTS);
    Dataset<Row> both = some.unionAll(bad);
    return hasPredictions()
        ? both.select("id", "error_class", "error_message", PREDICTIONS).collectAsList()
        : both.select("id", "error_class", "error_message").collectAsList();
  }
}

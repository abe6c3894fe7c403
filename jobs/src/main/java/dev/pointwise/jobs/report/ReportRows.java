package dev.pointwise.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.crc32;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import dev.pointwise.jobs.spark.RowSchemas;
import dev.pointwise.jobs.spark.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/** What the page needs of the rows that a run wrote: a few queries, each with a short answer. */
final class ReportRows {
  /** Columns of {@link #some} and {@link #leastSure}; the last only where there are predictions. */
  static final String[] CARD = {"id", "width", "height", "predictions"};

  private static final String PREDICTIONS = "predictions";
  private static final String PREDICTION_TYPE =
      "array<struct<rank:int,index:int,label:string,score:float>>";
  private static final String MESSAGE = "error_message";

  private final Dataset<Row> rows;
  private final boolean hasPredictions;

  /** Rows as they were written; in CSV the predictions are JSON text. */
  ReportRows(Dataset<Row> written) {
    hasPredictions = List.of(written.columns()).contains(PREDICTIONS);
    boolean text =
        hasPredictions
            && written.schema().apply(PREDICTIONS).dataType().equals(DataTypes.StringType);
    this.rows =
        text
            ? written.withColumn(
                PREDICTIONS, from_json(col(PREDICTIONS), PREDICTION_TYPE, Map.of()))
            : written;
  }

  boolean hasPredictions() {
    return hasPredictions;
  }

  /** The rows with a result. */
  Dataset<Row> ok() {
    return rows.where(col("status").equalTo(Status.OK.name()));
  }

  private static Column best(String field) {
    return col(PREDICTIONS).getItem(0).getField(field);
  }

  /** How often each class came first, the most frequent first. */
  Map<String, Double> classes(int most) {
    Map<String, Double> classes = new LinkedHashMap<>();
    ok().groupBy(best("index").as("index"), best("label").as("label"))
        .count()
        .orderBy(desc("count"), col("index"))
        .limit(most)
        .collectAsList()
        .forEach(row -> classes.merge(row.getString(1), (double) row.getLong(2), Double::sum));
    return classes;
  }

  /** How many classes came first at all. */
  long differentClasses() {
    return ok().select(best("index")).distinct().count();
  }

  /** How many best scores lie in each of the bins from 0 to 1. */
  long[] scores(int bins) {
    Column bin =
        least(floor(best("score").multiply(bins)).cast(DataTypes.IntegerType), lit(bins - 1));
    long[] counts = new long[bins];
    ok().where(best("score").between(0, 1)) // other than softmax, an output may hold anything
        .groupBy(bin.as("bin"))
        .count()
        .collectAsList()
        .forEach(row -> counts[row.getInt(0)] = row.getLong(1));
    return counts;
  }

  /** Some rows from all over the output, the same ones each time. */
  List<Row> some(int number) {
    return cards(
        ok().orderBy(crc32(col(RowSchemas.ID).cast(DataTypes.BinaryType)), col(RowSchemas.ID)),
        number);
  }

  /** The rows with the lowest best scores, lowest first. */
  List<Row> leastSure(int number) {
    return cards(ok().orderBy(best("score"), col(RowSchemas.ID)), number);
  }

  private List<Row> cards(Dataset<Row> ordered, int number) {
    List<String> columns = List.of(CARD).subList(0, hasPredictions ? CARD.length : CARD.length - 1);
    return ordered
        .limit(number)
        .select(columns.stream().map(name -> col(name)).toArray(Column[]::new))
        .collectAsList();
  }

  /** Some rejected rows of each error class: class, id, message. */
  List<Row> rejected(int ofEachClass) {
    Column place =
        row_number()
            .over(Window.partitionBy(col(RowSchemas.ERROR_CLASS)).orderBy(col(RowSchemas.ID)));
    return rows.where(col("status").equalTo(Status.REJECTED.name()))
        .select(col(RowSchemas.ERROR_CLASS), col(RowSchemas.ID), col(MESSAGE))
        .withColumn("place", place)
        .where(col("place").leq(ofEachClass))
        .orderBy(RowSchemas.ERROR_CLASS, RowSchemas.ID)
        .collectAsList();
  }
}

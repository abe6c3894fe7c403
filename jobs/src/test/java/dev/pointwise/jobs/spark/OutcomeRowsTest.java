package dev.pointwise.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.Coverage;
import dev.pointwise.model.predict.Extract;
import dev.pointwise.model.predict.Extracted;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Pooling;
import dev.pointwise.model.predict.Prediction;
import dev.pointwise.model.predict.Rejected;
import dev.pointwise.model.predict.ScoreMap;
import dev.pointwise.model.predict.Scored;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** Rows as Spark gives them back. */
class OutcomeRowsTest {
  private static final Prediction CAT = new Prediction(1, 281, "tabby, Größe", 0.75f);
  private static final Prediction DOG = new Prediction(2, 207, "207", 0.25f);

  @Test
  void predictions() {
    Row row =
        only(
            RowSchemas.rows(new Classify(2, Coverage.INPUT_SIZE), List.of()),
            new Scored("a.jpg", 500, 400, List.of(CAT, DOG), Optional.empty()));
    assertThat(row.json())
        .isEqualTo(
            "{\"id\":\"a.jpg\",\"status\":\"OK\",\"error_class\":null,\"error_message\":null,\"width\":500,"
                + "\"height\":400,\"predictions\":[{\"rank\":1,\"index\":281,\"label\":\"tabby, Größe\","
                + "\"score\":0.75},{\"rank\":2,\"index\":207,\"label\":\"207\",\"score\":0.25}]}");
  }

  @Test
  void scoreMap() {
    ScoreMap map = new ScoreMap(Shape.chw(1, 2, 3), new float[] {1, 2, 3, 4, 5, 6});
    Row row =
        only(
            RowSchemas.rows(new Classify(1, Coverage.WHOLE_PICTURE), List.of()),
            new Scored("a.jpg", 500, 400, List.of(CAT), Optional.of(map)));
    assertThat(row.<Float>getList(row.fieldIndex("score_map")))
        .containsExactly(1f, 2f, 3f, 4f, 5f, 6f);
    assertThat(row.<Integer>getList(row.fieldIndex("score_map_shape"))).containsExactly(1, 2, 3);
  }

  @Test
  void featuresOfTwoLayers() {
    Row row =
        only(
            features(),
            new Extracted("a.jpg", 5, 4, List.of(new float[] {1, -2, 3}, new float[] {4, 5})));
    assertThat(row.<Float>getList(row.fieldIndex("first"))).containsExactly(1f, -2f, 3f);
    assertThat(row.<Integer>getList(row.fieldIndex("first_shape"))).containsExactly(3, 1, 1);
    assertThat(row.<Float>getList(row.fieldIndex("second"))).containsExactly(4f, 5f);
    assertThat(row.<Integer>getList(row.fieldIndex("second_shape"))).containsExactly(2, 1, 1);
  }

  @Test
  void rejected() {
    Row row = only(features(), new Rejected("a.jpg", 0, 0, RejectReason.CORRUPT, null));
    assertThat(row.json())
        .isEqualTo(
            "{\"id\":\"a.jpg\",\"status\":\"REJECTED\",\"error_class\":\"CORRUPT\",\"error_message\":null,"
                + "\"width\":null,\"height\":null,\"first\":null,\"first_shape\":null,\"second\":null,"
                + "\"second_shape\":null}");
  }

  private static OutcomeRows features() {
    return RowSchemas.rows(
        new Extract(List.of("first", "second"), Pooling.NONE),
        List.of(Shape.chw(3, 1, 1), Shape.chw(2, 1, 1)));
  }

  private static Row only(OutcomeRows rows, Outcome outcome) {
    SparkSession spark = LocalSpark.session();
    List<InternalRow> internal = Stream.of(outcome).map(rows::row).toList();
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(internal, 1).rdd(),
            rows.schema(),
            false)
        .collectAsList()
        .get(0);
  }
}

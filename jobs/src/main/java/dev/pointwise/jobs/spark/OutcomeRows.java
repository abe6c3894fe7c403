package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.Extracted;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Prediction;
import dev.pointwise.model.predict.Rejected;
import dev.pointwise.model.predict.Scored;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Outcomes as rows of {@link RowSchemas}, in the form in which Spark keeps rows: what turns others
 * into it takes a second of every start, and boxes each value of a feature map.
 *
 * @param schema of the rows
 * @param shapes the extents of each layer's values, for features; none for predictions
 */
public record OutcomeRows(StructType schema, int[][] shapes) implements Serializable {
  public InternalRow row(Outcome outcome) {
    List<Object> values = new ArrayList<>(schema.size());
    values.add(text(outcome.imageId()));
    if (outcome instanceof Rejected rejected) {
      values.add(text(Status.REJECTED.name()));
      values.add(text(rejected.reason().name()));
      values.add(text(rejected.detail()));
    } else {
      values.addAll(Arrays.asList(text(Status.OK.name()), null, null));
    }
    values.add(known(outcome.width()));
    values.add(known(outcome.height()));
    addResult(values, outcome);
    return new GenericInternalRow(Arrays.copyOf(values.toArray(), schema.size()));
  }

  private static UTF8String text(String value) {
    return UTF8String.fromString(value);
  }

  private static Integer known(int extent) {
    return extent > 0 ? extent : null;
  }

  private void addResult(List<Object> values, Outcome outcome) {
    if (outcome instanceof Scored scored) {
      Stream<InternalRow> best = scored.predictions().stream().map(OutcomeRows::prediction);
      values.add(new GenericArrayData(best.toArray()));
      scored.scoreMap().ifPresent(map -> addValues(values, map.values(), map.shape().toArray()));
    } else if (outcome instanceof Extracted extracted) {
      for (int layer = 0; layer < shapes.length; layer++) {
        addValues(values, extracted.features().get(layer), shapes[layer]);
      }
    }
  }

  private static InternalRow prediction(Prediction best) {
    Object[] values = {best.rank(), best.index(), text(best.label()), best.score()};
    return new GenericInternalRow(values);
  }

  private static void addValues(List<Object> row, float[] values, int[] shape) {
    row.add(UnsafeArrayData.fromPrimitiveArray(values));
    row.add(UnsafeArrayData.fromPrimitiveArray(shape));
  }
}

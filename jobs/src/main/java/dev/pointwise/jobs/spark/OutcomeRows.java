package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.Extracted;
import dev.pointwise.model.predict.Outcome;
import dev.pointwise.model.predict.Rejected;
import dev.pointwise.model.predict.Scored;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Outcomes as rows of {@link RowSchemas}.
 *
 * @param schema of the rows
 * @param shapes the extents of each layer's values, for features; none for predictions
 */
public record OutcomeRows(StructType schema, int[][] shapes) implements Serializable {
  public Row row(Outcome outcome) {
    List<Object> values = new ArrayList<>(schema.size());
    values.add(outcome.imageId());
    if (outcome instanceof Rejected rejected) {
      values.addAll(List.of(Status.REJECTED.name(), rejected.reason().name(), rejected.detail()));
    } else {
      values.addAll(Arrays.asList(Status.OK.name(), null, null));
    }
    values.add(known(outcome.width()));
    values.add(known(outcome.height()));
    addResult(values, outcome);
    while (values.size() < schema.size()) {
      values.add(null);
    }
    return RowFactory.create(values.toArray());
  }

  private static Integer known(int extent) {
    return extent > 0 ? extent : null;
  }

  private void addResult(List<Object> values, Outcome outcome) {
    if (outcome instanceof Scored scored) {
      values.add(
          scored.predictions().stream()
              .map(best -> RowFactory.create(best.rank(), best.index(), best.label(), best.score()))
              .toArray(Row[]::new));
      scored
          .scoreMap()
          .ifPresent(map -> values.addAll(List.of(map.values(), map.shape().toArray())));
    } else if (outcome instanceof Extracted extracted) {
      for (int layer = 0; layer < shapes.length; layer++) {
        values.add(extracted.features().get(layer));
        values.add(shapes[layer]);
      }
    }
  }
}

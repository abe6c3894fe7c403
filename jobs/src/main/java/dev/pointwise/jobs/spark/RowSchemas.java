package dev.pointwise.jobs.spark;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.model.predict.Classify;
import dev.pointwise.model.predict.Coverage;
import dev.pointwise.model.predict.Extract;
import dev.pointwise.model.predict.Task;
import dev.pointwise.model.tensor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the output: those of every run, then {@code predictions} (and {@code score_map}
 * where a classifier covers the whole picture), or for each layer its values, flat and row-major,
 * under the layer's name, and their extents under {@code <layer>_shape}.
 */
public final class RowSchemas {
  public static final String ID = "id";
  public static final String STATUS = "status";
  public static final String ERROR_CLASS = "error_class";

  private static final StructType COMMON =
      new StructType()
          .add(ID, StringType, false)
          .add(STATUS, StringType, false)
          .add(ERROR_CLASS, StringType)
          .add("error_message", StringType)
          .add("width", IntegerType)
          .add("height", IntegerType);

  private static final StructType PREDICTION =
      new StructType()
          .add("rank", IntegerType, false)
          .add("index", IntegerType, false)
          .add("label", StringType, false)
          .add("score", FloatType, false);

  private RowSchemas() {}

  /**
   * @param shapes of each layer's values; not looked at for predictions
   * @throws UsageException when two columns would have one name
   */
  public static OutcomeRows rows(Task task, List<Shape> shapes) {
    if (task instanceof Extract extract) {
      return features(extract.layers(), shapes);
    }
    return predictions((Classify) task);
  }

  private static OutcomeRows predictions(Classify task) {
    StructType schema = COMMON.add("predictions", DataTypes.createArrayType(PREDICTION, false));
    boolean hasMap = task.coverage() == Coverage.WHOLE_PICTURE;
    return new OutcomeRows(hasMap ? withValues(schema, "score_map") : schema, new int[0][]);
  }

  /** Values, flat and row-major, and their extents. */
  private static StructType withValues(StructType schema, String name) {
    return schema
        .add(name, DataTypes.createArrayType(FloatType, false))
        .add(name + "_shape", DataTypes.createArrayType(IntegerType, false));
  }

  private static OutcomeRows features(List<String> layers, List<Shape> shapes) {
    StructType schema = COMMON;
    for (String layer : layers) {
      schema = withValues(schema, layer);
    }
    requireDistinct(schema);
    return new OutcomeRows(schema, shapes.stream().map(Shape::toArray).toArray(int[][]::new));
  }

  /** Spark tells columns apart without regard to case. */
  private static void requireDistinct(StructType schema) {
    Set<String> names = new HashSet<>();
    for (String name : schema.fieldNames()) {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new UsageException(
            "Two columns would be called '%s'; ask for these layers in separate runs"
                .formatted(name));
      }
    }
  }
}

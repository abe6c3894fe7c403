package dev.pointwise.model.inspect;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a layer makes of one picture.
 *
 * @param layer its name as it is shown
 * @param shape CHW; a vector counts as maps of one cell
 * @param values row-major; shared, not to be written to
 */
public record FeatureMaps(String layer, Shape shape, float[] values) {
  /** Which maps are shown first. */
  public enum Order {
    /** Those with the largest value. */
    STRONGEST,
    /** By their place among the channels. */
    INDEX
  }

  public FeatureMaps {
    if (shape.rank() == 1) {
      shape = Shape.chw(shape.channels(), 1, 1);
    }
    if (!shape.isFeatureMap()) {
      throw new ModelException(
          "Layer '%s' makes %s, which are no feature maps; name one of channels x height x width"
              .formatted(layer, shape));
    }
  }

  int count() {
    return shape.channels();
  }

  float at(int map, int y, int x) {
    return values[(map * shape.height() + y) * shape.width() + x];
  }

  float largest(int map) {
    int cells = shape.height() * shape.width();
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = map * cells; i < (map + 1) * cells; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  /** The largest value of all maps. */
  float most() {
    return (float) IntStream.range(0, count()).mapToDouble(this::largest).max().orElse(0);
  }

  /** The smallest value of all maps, at most 0: the dark end of the colours. */
  float least() {
    float least = 0;
    for (float value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  List<Integer> first(int most, Order order) {
    Comparator<Integer> byStrength = Comparator.comparing(this::largest, Comparator.reverseOrder());
    Comparator<Integer> chosen = order == Order.STRONGEST ? byStrength : Comparator.naturalOrder();
    return IntStream.range(0, count()).boxed().sorted(chosen).limit(most).toList();
  }
}

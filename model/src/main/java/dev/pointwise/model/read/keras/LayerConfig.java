package dev.pointwise.model.read.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer's settings. Where a method throws a ModelException, its message is the reason alone;
 * {@link KerasGraph} puts file and layer before it.
 */
record LayerConfig(JsonNode node) {
  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** The value itself; a missing node where there is none. */
  JsonNode value(String key) {
    return node.path(key);
  }

  /** Keras 2 and Keras 3 call it differently; the batch's extent comes first. */
  JsonNode inputShape() {
    return has("batch_shape") ? node.path("batch_shape") : node.path("batch_input_shape");
  }

  String text(String key, String otherwise) {
    return has(key) ? node.get(key).asText() : otherwise;
  }

  boolean isSet(String key) {
    return node.path(key).asBoolean();
  }

  /** True unless the file says false, as Keras' own defaults are. */
  boolean isNotUnset(String key) {
    return node.path(key).asBoolean(true);
  }

  int integer(String key, int otherwise) {
    return has(key) ? whole(key, node.get(key)) : otherwise;
  }

  float number(String key, float otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!node.get(key).isNumber()) {
      throw wrong(key, "a number");
    }
    return node.get(key).floatValue();
  }

  /** One number for both extents, or height and width. */
  Size size(String key, Size otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!node.get(key).isArray()) {
      return Size.square(whole(key, node.get(key)));
    }
    List<Integer> extents = integers(key);
    if (extents.size() != 2) {
      throw wrong(key, "height and width");
    }
    return new Size(extents.get(0), extents.get(1));
  }

  List<Integer> integers(String key) {
    List<Integer> values = new ArrayList<>();
    node.path(key).forEach(value -> values.add(whole(key, value)));
    return values;
  }

  /** A number in a list of lists. */
  int at(String key, int row, int column) {
    return whole(key, node.path(key).path(row).path(column));
  }

  private int whole(String key, JsonNode value) {
    if (!value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw wrong(key, "whole numbers");
    }
    return value.intValue();
  }

  ModelException wrong(String key, String wanted) {
    return new ModelException(
        "has '%s' %s, where %s should be; the file is damaged: save it again"
            .formatted(key, node.path(key), wanted));
  }
}

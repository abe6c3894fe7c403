package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.TensorProto;

/** A node's attributes by name, with the defaults that the caller takes from the ONNX text. */
final class Attributes {
  private final Map<String, AttributeProto> byName = new LinkedHashMap<>();

  Attributes(List<AttributeProto> attributes) {
    attributes.forEach(attribute -> byName.put(attribute.getName(), attribute));
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  int integer(String name, int otherwise) {
    return has(name) ? clamp(byName.get(name).getI()) : otherwise;
  }

  /** True where a 0/1 attribute that is 0 by default is set. */
  boolean isSet(String name) {
    return integer(name, 0) != 0;
  }

  float decimal(String name, float otherwise) {
    return has(name) ? byName.get(name).getF() : otherwise;
  }

  String text(String name, String otherwise) {
    return has(name) ? byName.get(name).getS().toStringUtf8() : otherwise;
  }

  Optional<long[]> integers(String name) {
    return find(name)
        .map(found -> found.getIntsList().stream().mapToLong(Long::longValue).toArray());
  }

  Optional<float[]> decimals(String name) {
    return find(name)
        .map(
            found -> {
              float[] values = new float[found.getFloatsCount()];
              for (int i = 0; i < values.length; i++) {
                values[i] = found.getFloats(i);
              }
              return values;
            });
  }

  Optional<TensorProto> tensor(String name) {
    return find(name).map(AttributeProto::getT);
  }

  GraphProto requiredGraph(String name) {
    return find(name)
        .map(AttributeProto::getG)
        .orElseThrow(() -> new ModelException("lacks its attribute '%s'".formatted(name)));
  }

  int requiredInteger(String name) {
    if (!has(name)) {
      throw new ModelException("lacks its attribute '%s'".formatted(name));
    }
    return integer(name, 0);
  }

  private Optional<AttributeProto> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static int clamp(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }
}

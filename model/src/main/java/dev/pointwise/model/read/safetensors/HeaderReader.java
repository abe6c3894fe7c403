package dev.pointwise.model.read.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: the length of the JSON text that follows, 8 bytes, little
 * endian; a JSON object of tensors by name; then the tensors' bytes, one behind the other without
 * gaps.
 */
final class HeaderReader {
  static final int LENGTH_BYTES = Long.BYTES;

  private static final String METADATA = "__metadata__";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String file;

  HeaderReader(String file) {
    this.file = file;
  }

  /**
   * The tensors in the order of their bytes.
   *
   * @param length of the JSON text
   * @throws ModelException when the header is unsound, or the tensors are not where it says
   */
  List<TensorEntry> read(byte[] content, int length) {
    List<TensorEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : json(content, length).properties()) {
      if (!field.getKey().equals(METADATA)) {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(TensorEntry::begin).thenComparing(TensorEntry::end));
    requireWhole(entries, content.length - (long) LENGTH_BYTES - length);
    return entries;
  }

  private JsonNode json(byte[] content, int length) {
    JsonNode header;
    try {
      header = JSON.readTree(content, LENGTH_BYTES, length);
    } catch (JsonProcessingException e) {
      throw notAHeader("is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    } catch (IOException e) {
      throw notAHeader("cannot be read: " + e.getMessage(), e);
    }
    if (!header.isObject()) {
      throw notAHeader("is no JSON object of tensors", null);
    }
    return header;
  }

  private ModelException notAHeader(String reason, IOException cause) {
    return new ModelException(
        "%s is no safetensors file, or is damaged: its header %s; give the right file, or copy it again"
            .formatted(file, reason),
        cause);
  }

  private TensorEntry entry(String name, JsonNode node) {
    String typeName = node.path("dtype").asText();
    ElementType type =
        ElementType.of(typeName)
            .orElseThrow(() -> damaged(name, "has the unknown dtype '%s'".formatted(typeName)));
    List<Long> offsets = numbers(name, node, "data_offsets");
    if (offsets.size() != 2) {
      throw damaged(name, "has data_offsets %s; they must be two".formatted(offsets));
    }
    TensorEntry entry =
        new TensorEntry(name, type, shape(name, node), offsets.get(0), offsets.get(1));
    if (entry.end() - entry.begin() != entry.bytes()) {
      throw damaged(
          name,
          "is %s of %s, which is %d bytes, but has data_offsets %s"
              .formatted(entry.shape(), type, entry.bytes(), offsets));
    }
    return entry;
  }

  private Shape shape(String name, JsonNode node) {
    List<Long> extents = numbers(name, node, "shape");
    try {
      return new Shape(extents.stream().map(Math::toIntExact).toList());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw damaged(name, "has the shape %s, too large for an array".formatted(extents));
    }
  }

  private List<Long> numbers(String name, JsonNode node, String key) {
    JsonNode list = node.path(key);
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : list) {
      if (number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0) {
        numbers.add(number.longValue());
      }
    }
    if (!list.isArray() || numbers.size() != list.size()) {
      throw damaged(name, "has no list of whole numbers as '%s' but %s".formatted(key, list));
    }
    return numbers;
  }

  private void requireWhole(List<TensorEntry> entries, long bytes) {
    long end = 0;
    for (TensorEntry entry : entries) {
      if (entry.begin() != end) {
        throw damaged(
            entry.name(),
            "begins at byte %d, but the tensor before it ends at %d".formatted(entry.begin(), end));
      }
      end = entry.end();
      if (end > bytes) {
        throw damaged(
            entry.name(),
            "lies at bytes %d to %d, but only %d are there".formatted(entry.begin(), end, bytes));
      }
    }
    if (end != bytes) {
      throw new ModelException(
          "%s is damaged: its tensors end at byte %d, but %d are there; copy it again"
              .formatted(file, end, bytes));
    }
  }

  private ModelException damaged(String tensor, String reason) {
    return new ModelException(
        "%s: tensor '%s' %s; the file is damaged or cut off: copy it again"
            .formatted(file, tensor, reason));
  }
}

package dev.pointwise.model.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.model.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads label files: plain UTF-8 lines, one label a line, line 1 for class 0; or JSON with the
 * labels by index, as Hugging Face's {@code id2label} has them, alone or inside a {@code
 * config.json}.
 */
public final class Labels {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Labels() {}

  /**
   * The labels in the order of the classes.
   *
   * @param source as shown in messages
   * @throws ModelException when a class has no label
   */
  public static List<String> parse(byte[] content, String source) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    List<String> labels =
        text.stripLeading().startsWith("{") ? byIndex(text, source) : lines(text, source);
    if (labels.isEmpty()) {
      throw new ModelException(source + " holds no label; write one label a line");
    }
    return labels;
  }

  private static List<String> lines(String text, String source) {
    List<String> lines = text.stripTrailing().lines().map(String::strip).toList();
    int empty = lines.indexOf("");
    if (empty >= 0) {
      throw new ModelException(
          "%s: line %d is empty, so class %d has no label; write one label a line"
              .formatted(source, empty + 1, empty));
    }
    return lines;
  }

  private static List<String> byIndex(String text, String source) {
    JsonNode root = json(text, source);
    JsonNode labels = root.has("id2label") ? root.get("id2label") : root;
    List<String> names = new ArrayList<>();
    for (int index = 0; index < labels.size(); index++) {
      JsonNode label = labels.get(String.valueOf(index));
      if (label == null || !label.isTextual()) {
        throw new ModelException(
            "%s: has %d labels but none for class \"%d\"; give one to every class from \"0\" on"
                .formatted(source, labels.size(), index));
      }
      names.add(label.textValue());
    }
    return names;
  }

  private static JsonNode json(String text, String source) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "%s starts like JSON but is none: %s".formatted(source, e.getOriginalMessage()), e);
    }
  }
}

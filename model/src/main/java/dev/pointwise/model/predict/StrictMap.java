package dev.pointwise.model.predict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.NearestNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One mapping of a YAML or JSON document, read without guessing: a key that is missing, unknown or
 * of the wrong type is a {@link ModelException} that names source and path.
 */
final class StrictMap {
  // YAML 1.1 takes y, no and off for truth values: an output may well be called y.
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String path;
  private final String source;

  private StrictMap(JsonNode node, String path, String source) {
    this.node = node;
    this.path = path;
    this.source = source;
  }

  /** A whole document; JSON is YAML, too. */
  static StrictMap parse(String text, String source) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ModelException("%s is not valid YAML: %s".formatted(source, place(e)), e);
    }
    if (root == null || !root.isObject()) {
      throw new ModelException(source + " must be a YAML mapping of keys to values");
    }
    return new StrictMap(root, "", source);
  }

  /** The parser's message on one line, with the number of the line where it does not give one. */
  private static String place(JsonProcessingException e) {
    String message = e.getOriginalMessage().strip().replaceAll("(\\s|in 'reader', )+", " ");
    return message.contains("line ") || e.getLocation() == null
        ? message
        : "line %d: %s".formatted(e.getLocation().getLineNr(), message);
  }

  boolean has(String key) {
    return node.has(key);
  }

  boolean isMap(String key) {
    return required(key).isObject();
  }

  /** Which of two keys is there; both or none is an error. */
  String onlyKey(String one, String other) {
    if (has(one) == has(other)) {
      String found = has(one) ? "has both '%s' and '%s'" : "has neither '%s' nor '%s'";
      throw new ModelException(
          "%s %s; give exactly one".formatted(source, found.formatted(path(one), path(other))));
    }
    return has(one) ? one : other;
  }

  /** Runs what makes a value of this mapping; a constructor's complaint gets the source's name. */
  <T> T checked(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new ModelException(source + ": " + e.getMessage(), e);
    }
  }

  /** Refuses every key but these. */
  StrictMap allowing(String... known) {
    List<String> allowed = Arrays.asList(known);
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!allowed.contains(key)) {
                throw new ModelException(
                    "%s: unknown key '%s'%s; keys here are %s"
                        .formatted(
                            source,
                            path(key),
                            NearestNames.suggest(key, allowed),
                            String.join(", ", allowed)));
              }
            });
    return this;
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(key, "text (in quotes, if it looks like a number)");
    }
    return value.textValue();
  }

  Optional<String> optionalText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  double number(String key) {
    JsonNode value = required(key);
    if (!value.isNumber()) {
      throw wrong(key, "a number");
    }
    return value.doubleValue();
  }

  int integer(String key) {
    JsonNode value = required(key);
    if (!value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw wrong(key, "a whole number");
    }
    return value.intValue();
  }

  boolean isTrue(String key) {
    JsonNode value = required(key);
    if (!value.isBoolean()) {
      throw wrong(key, "true or false");
    }
    return value.booleanValue();
  }

  List<Float> floats(String key) {
    List<JsonNode> values = elements(key);
    if (!values.stream().allMatch(JsonNode::isNumber)) {
      throw wrong(key, "a list of numbers");
    }
    return values.stream().map(JsonNode::floatValue).toList();
  }

  /** The constant whose name, in any case, is the value. */
  <E extends Enum<E>> E choice(String key, Class<E> type) {
    String value = text(key);
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> wrong(key, "one of " + names(type)));
  }

  private static String names(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  StrictMap map(String key) {
    JsonNode value = required(key);
    if (!value.isObject()) {
      throw wrong(key, "a mapping of keys to values");
    }
    return new StrictMap(value, path(key), source);
  }

  /** A mapping of any keys to texts. */
  Map<String, String> texts(String key) {
    StrictMap map = map(key);
    Map<String, String> texts = new LinkedHashMap<>();
    map.node.fieldNames().forEachRemaining(name -> texts.put(name, map.text(name)));
    return texts;
  }

  /** A list of mappings, in the order of the document. */
  List<StrictMap> maps(String key) {
    List<JsonNode> values = elements(key);
    List<StrictMap> maps = new ArrayList<>();
    for (JsonNode value : values) {
      String place = "%s[%d]".formatted(path(key), maps.size());
      if (!value.isObject()) {
        throw new ModelException(
            "%s: '%s' must be a mapping of keys to values but is %s"
                .formatted(source, place, value));
      }
      maps.add(new StrictMap(value, place, source));
    }
    return maps;
  }

  /** Says what is wrong about a key's value, as in {@code "must be at least 1"}. */
  ModelException error(String key, String problem) {
    return new ModelException("%s: '%s' %s".formatted(source, path(key), problem));
  }

  private ModelException wrong(String key, String wanted) {
    return error(key, "must be %s but is %s".formatted(wanted, node.get(key)));
  }

  private List<JsonNode> elements(String key) {
    JsonNode value = required(key);
    if (!value.isArray()) {
      throw wrong(key, "a list");
    }
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  private JsonNode required(String key) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      throw new ModelException("%s: key '%s' is missing".formatted(source, path(key)));
    }
    return value;
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

package dev.pointwise.model.read.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that {@code model_config} describes: layers in an order in which they can run, the
 * input first.
 *
 * @param outputs names of the layers whose outputs are the network's
 */
record KerasModel(List<KerasLayer> layers, List<String> outputs) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INPUT_CLASS = "InputLayer";

  static KerasModel parse(KerasFile file) {
    JsonNode root = json(file);
    String className = root.path("class_name").asText();
    JsonNode config = root.path("config");
    JsonNode layers = config.isArray() ? config : config.path("layers");
    if (!layers.isArray() || layers.isEmpty()) {
      throw new ModelException(
          "%s describes no layers in its 'model_config'; save it again".formatted(file.name()));
    }
    return switch (className) {
      case "Sequential" -> sequential(file, layers, config.path("build_input_shape"));
      case "Functional", "Model" -> functional(file, layers, config);
      default ->
          throw new UnsupportedModelException(
              className,
              "%s is a model of class '%s'; Sequential and Functional are supported"
                  .formatted(file.name(), className));
    };
  }

  private static JsonNode json(KerasFile file) {
    try {
      return JSON.readTree(file.config());
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "%s: its 'model_config' is no JSON (%s); save it again"
              .formatted(file.name(), e.getOriginalMessage()),
          e);
    }
  }

  private static KerasModel sequential(KerasFile file, JsonNode nodes, JsonNode builtShape) {
    List<KerasLayer> layers = new ArrayList<>();
    for (JsonNode node : nodes) {
      KerasLayer layer = layer(file, node, List.of());
      if (layers.isEmpty() && !layer.className().equals(INPUT_CLASS)) {
        layers.add(input(layer, builtShape));
      }
      layers.add(layers.isEmpty() ? layer : layer.reading(last(layers)));
    }
    return new KerasModel(layers, List.of(last(layers)));
  }

  private static String last(List<KerasLayer> layers) {
    return layers.get(layers.size() - 1).name();
  }

  /** The input that a Sequential's first layer stands for. */
  private static KerasLayer input(KerasLayer first, JsonNode builtShape) {
    JsonNode shape =
        first.config().inputShape().isMissingNode() ? builtShape : first.config().inputShape();
    JsonNode config = JsonNodeFactory.instance.objectNode().set("batch_input_shape", shape);
    return new KerasLayer(first.name() + "_input", INPUT_CLASS, new LayerConfig(config), List.of());
  }

  private static KerasModel functional(KerasFile file, JsonNode nodes, JsonNode config) {
    List<KerasLayer> layers = new ArrayList<>();
    for (JsonNode node : nodes) {
      JsonNode calls = node.path("inbound_nodes");
      if (calls.size() > 1) {
        throw new UnsupportedModelException(
            "shared layer",
            "%s: layer '%s' is used %d times; layers that share weights are not supported"
                .formatted(file.name(), name(node), calls.size()));
      }
      layers.add(layer(file, node, tensors(calls)));
    }
    return new KerasModel(layers, tensors(config.path("output_layers")));
  }

  /** The layers whose outputs are meant: {@code ["conv2d", 0, 0]} at any depth, in order. */
  private static List<String> tensors(JsonNode node) {
    if (node.isArray() && node.size() >= 3 && node.get(0).isTextual() && node.get(1).isInt()) {
      return List.of(node.get(0).asText());
    }
    List<String> names = new ArrayList<>();
    node.forEach(child -> names.addAll(tensors(child)));
    return names;
  }

  private static KerasLayer layer(KerasFile file, JsonNode node, List<String> inputs) {
    String className = node.path("class_name").asText();
    if (name(node).isEmpty() || className.isEmpty()) {
      throw new ModelException(
          "%s describes a layer without name or class in its 'model_config'; save it again"
              .formatted(file.name()));
    }
    return new KerasLayer(name(node), className, new LayerConfig(node.path("config")), inputs);
  }

  private static String name(JsonNode node) {
    return node.path("config").path("name").asText(node.path("name").asText());
  }

  /** True when only Dense layers read a layer, perhaps behind layers that do nothing. */
  boolean isReadByDenseOnly(String name) {
    List<KerasLayer> readers =
        layers.stream().filter(layer -> layer.inputs().contains(name)).toList();
    return !outputs.contains(name)
        && !readers.isEmpty()
        && readers.stream().allMatch(this::isDense);
  }

  private boolean isDense(KerasLayer layer) {
    return layer.className().equals("Dense")
        || (LayerReaders.doesNothing(layer.className()) && isReadByDenseOnly(layer.name()));
  }
}

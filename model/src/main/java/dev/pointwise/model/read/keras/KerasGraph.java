package dev.pointwise.model.read.keras;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks the layers of a file. */
final class KerasGraph {
  private final KerasFile file;
  private final KerasModel model;
  private final GraphBuilder builder;
  private final Map<String, Node> byLayer = new HashMap<>();
  private final Map<Node, Shape> flattened = new HashMap<>();

  KerasGraph(KerasFile file, KerasModel model) {
    this.file = file;
    this.model = model;
    this.builder = new GraphBuilder(file.name());
  }

  Graph build() {
    model.layers().forEach(this::read);
    List<Node> outputs = model.outputs().stream().map(this::output).toList();
    try {
      return builder.build(outputs);
    } catch (ModelException e) {
      throw new ModelException(file.name() + ": " + e.getMessage(), e);
    }
  }

  private void read(KerasLayer layer) {
    Node node = result(layer);
    byLayer.put(layer.name(), node);
    if (!node.name().equals(layer.name())) {
      builder.alias(layer.name(), node);
    }
  }

  private Node result(KerasLayer layer) {
    LayerReader reader = LayerReaders.of(layer.className()).orElseThrow(() -> unknown(layer));
    if (layer.config().text("data_format", "").equals("channels_first")) {
      throw new UnsupportedModelException(
          "channels_first",
          described(layer) + " has data_format 'channels_first'; save the model channels last");
    }
    try {
      List<Node> inputs = layer.inputs().stream().map(this::input).toList();
      return reader.read(new KerasNode(this, layer, inputs, file.weights(layer.name())));
    } catch (UnsupportedModelException e) {
      throw e;
    } catch (ModelException e) {
      String reason = e.getMessage();
      throw reason.startsWith(file.name())
          ? e
          : new ModelException(described(layer) + " " + reason, e);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new ModelException(
          "%s does not fit its weights and inputs (%s); the file is damaged: save it again"
              .formatted(described(layer), e.getMessage()),
          e);
    }
  }

  private UnsupportedOperatorException unknown(KerasLayer layer) {
    return new UnsupportedOperatorException(
        layer.className(),
        "%s is of a class that is not supported%s; supported: %s"
            .formatted(
                described(layer),
                NearestNames.suggest(layer.className(), LayerReaders.names()),
                String.join(", ", LayerReaders.names())));
  }

  private Node input(String name) {
    if (!byLayer.containsKey(name)) {
      throw new ModelException(
          "reads '%s', which no layer before it makes; the file is damaged: save it again"
              .formatted(name));
    }
    return byLayer.get(name);
  }

  private Node output(String name) {
    if (!byLayer.containsKey(name)) {
      throw new ModelException(
          "%s: its output '%s' is none of its layers; the file is damaged: save it again"
              .formatted(file.name(), name));
    }
    return byLayer.get(name);
  }

  /** As in {@code net.h5: layer 'conv2d' (Conv2D)}. */
  String described(KerasLayer layer) {
    return "%s: layer '%s' (%s)".formatted(file.name(), layer.name(), layer.className());
  }

  /** Checks the shapes first, so that the reason does not name the layer a second time. */
  Node add(String name, Layer layer, List<Node> inputs) {
    layer.outputShape(inputs.stream().map(Node::shape).toList());
    return builder.add(name, layer, inputs);
  }

  Node addInput(String name, Shape shape) {
    return builder.input(name, shape);
  }

  void noteFlattened(Node vector, Shape map) {
    flattened.put(vector, map);
  }

  Optional<Shape> flattenedMap(Node vector) {
    return Optional.ofNullable(flattened.get(vector));
  }

  boolean isReadByDenseOnly(String layer) {
    return model.isReadByDenseOnly(layer);
  }
}

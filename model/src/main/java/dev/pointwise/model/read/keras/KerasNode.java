package dev.pointwise.model.read.keras;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer of the file as its reader sees it: settings, inputs, weights, and a place to add nodes.
 * Where its methods throw a ModelException, the message is the reason alone; {@link KerasGraph}
 * puts file and layer before it.
 */
final class KerasNode {
  private final KerasGraph graph;
  private final KerasLayer layer;
  private final List<Node> inputs;
  private final Map<String, FloatTensor> weights;

  KerasNode(
      KerasGraph graph, KerasLayer layer, List<Node> inputs, Map<String, FloatTensor> weights) {
    this.graph = graph;
    this.layer = layer;
    this.inputs = inputs;
    this.weights = weights;
  }

  String name() {
    return layer.name();
  }

  LayerConfig config() {
    return layer.config();
  }

  Node input() {
    if (inputs.size() != 1) {
      throw new ModelException("takes one input but receives %d".formatted(inputs.size()));
    }
    return inputs.get(0);
  }

  /** The input, where only a map will do. */
  Node map() {
    if (!input().shape().isFeatureMap()) {
      throw new ModelException("expects a feature map but receives " + input().shape());
    }
    return input();
  }

  List<Node> inputs() {
    return inputs;
  }

  /** A weight of so many axes; Keras orders them differently than layers do. */
  FloatTensor weight(String name, int rank) {
    FloatTensor weight = weights.get(name);
    if (weight == null) {
      throw new ModelException(
          "has no weight '%s' in the file; save the model with its weights".formatted(name));
    }
    if (weight.shape().rank() != rank) {
      throw new ModelException(
          "has a weight '%s' of %s, where %d axes should be; the file is damaged: save it again"
              .formatted(name, weight.shape(), rank));
    }
    return weight;
  }

  FloatTensor bias(int outputs) {
    return config().isNotUnset("use_bias")
        ? weight("bias", 1)
        : FloatTensor.absent(Shape.of(outputs));
  }

  /** The layer's output. */
  Node add(Layer made, Node... from) {
    return graph.add(name(), made, List.of(from));
  }

  Node add(Layer made, List<Node> from) {
    return graph.add(name(), made, from);
  }

  /** A layer on the way to it. */
  Node part(String suffix, Layer made, Node... from) {
    return graph.add(name() + "/" + suffix, made, List.of(from));
  }

  /** The graph's input. */
  Node addInput(Shape shape) {
    return graph.addInput(name(), shape);
  }

  /**
   * The axis of the graph for one of Keras, which counts the batch and may count from the end: maps
   * are HWC there and CHW here.
   */
  int axis(int kerasAxis, int rank) {
    int axis = kerasAxis < 0 ? kerasAxis + rank : kerasAxis - 1;
    if (axis < 0 || axis >= rank) {
      throw unsupported("works along axis %d of %d and the batch", kerasAxis, rank);
    }
    return rank == 3 ? (axis + 1) % rank : axis;
  }

  /** Notes that a vector is a map flattened channels first. */
  Node noteFlattened(Node vector, Shape map) {
    graph.noteFlattened(vector, map);
    return vector;
  }

  /** The map that a vector was, where Keras would have flattened it in another order. */
  Optional<Shape> flattenedMap(Node vector) {
    return graph.flattenedMap(vector);
  }

  boolean isReadByDenseOnly() {
    return graph.isReadByDenseOnly(name());
  }

  /** The way this layer is used is not supported. */
  @FormatMethod
  UnsupportedOperatorException unsupported(@FormatString String reason, Object... values) {
    return new UnsupportedOperatorException(
        layer.className(), graph.described(layer) + " " + reason.formatted(values));
  }
}

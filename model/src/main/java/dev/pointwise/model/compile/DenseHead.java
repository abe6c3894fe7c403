package dev.pointwise.model.compile;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a classifier does behind its last feature map, taken apart: layers that can work on every
 * cell of a map, and layers that have to wait until the cells are averaged.
 *
 * @param body makes the last feature map
 * @param onMap convolutions and what belongs to them, in order
 * @param averaged the shape in which the layers behind, or the caller, expect the average
 * @param behind softmax and other functions that are not linear, in order
 */
record DenseHead(Node body, List<Step> onMap, Shape averaged, List<Step> behind) {
  /** A layer under a name. */
  record Step(String name, Layer layer) {}

  DenseHead {
    onMap = List.copyOf(onMap);
    behind = List.copyOf(behind);
  }

  /**
   * Of a graph with one output.
   *
   * @throws ModelException when there is no score map to be had: the message says why
   */
  static DenseHead of(Graph graph) {
    return new Search(graph).find();
  }

  private static final class Search {
    private final Graph graph;
    private final Node output;
    private final List<Step> onMap = new ArrayList<>();
    private final List<Step> behind = new ArrayList<>();
    private boolean pooled;
    private Shape averaged;

    Search(Graph graph) {
      this.graph = graph;
      this.output = graph.outputs().get(0);
      this.averaged = output.shape();
    }

    DenseHead find() {
      Deque<Node> head = new ArrayDeque<>();
      Node body = output;
      while (isOfTheHead(body)) {
        head.push(body);
        body = body.inputs().get(0);
      }
      if (!body.shape().isFeatureMap()) {
        throw refusal("layer '%s' makes %s, no feature map", body.name(), body.shape());
      }
      for (Node node : head) {
        place(node, body.shape());
      }
      return new DenseHead(body, onMap, averaged, behind);
    }

    /** Whether a node works on values that have no place any more, or takes the place away. */
    private static boolean isOfTheHead(Node node) {
      if (node.inputs().size() != 1) {
        return false;
      }
      Layer layer = node.layer();
      if (hasPlaces(node.inputs().get(0).shape())) {
        return layer instanceof Reshape
            || DenseWeights.isChannelsLast(layer)
            || layer instanceof GlobalPool
            || GlobalAverage.isOne(node);
      }
      return layer instanceof Dense
          || layer instanceof Conv2d
          || layer instanceof BatchNorm
          || layer instanceof Activate
          || layer instanceof Softmax
          || layer instanceof LogSoftmax
          || layer instanceof Reshape
          || layer instanceof Transpose
          || GlobalAverage.isOne(node);
    }

    /** More than a vector, wherever its channels are. */
    private static boolean hasPlaces(Shape shape) {
      return shape.dims().stream().filter(extent -> extent > 1).count() > 1;
    }

    private void place(Node node, Shape map) {
      Layer layer = node.layer();
      if (GlobalAverage.isOne(node)) {
        pooled = true;
      } else if (layer instanceof GlobalPool) {
        throw refusal("'%s' takes the largest value of all places, no average", node.name());
      } else if (!behind.isEmpty()) {
        placeBehind(node);
      } else if (layer instanceof Softmax || layer instanceof LogSoftmax) {
        wait(node.name(), layer, node);
      } else if (layer instanceof Activate activate) {
        placeActivation(node, activate);
      } else if (layer instanceof Dense dense) {
        placeWeights(node, DenseWeights.of(dense, node, map, pooled), dense.activation());
      } else if (layer instanceof Conv2d conv) {
        placeWeights(node, conv.withActivation(Activation.NONE), conv.activation());
      } else if (layer instanceof BatchNorm) {
        onMap.add(onMap(node, layer));
      }
    }

    private static Step onMap(Node node, Layer layer) {
      return new Step(node.name() + " map", layer);
    }

    /** The average of a function that is not linear is not the function of the average. */
    private void placeActivation(Node node, Activate layer) {
      if (pooled) {
        wait(node.name(), layer, node);
      } else {
        onMap.add(onMap(node, layer));
      }
    }

    private void placeWeights(Node node, Conv2d conv, Activation activation) {
      onMap.add(onMap(node, pooled ? conv : conv.withActivation(activation)));
      if (pooled && !activation.isNone()) {
        averaged = node.shape();
        behind.add(new Step(node.name(), new Activate(activation)));
      }
    }

    private void wait(String name, Layer layer, Node node) {
      averaged = node.inputs().get(0).shape();
      behind.add(new Step(name, layer));
    }

    private void placeBehind(Node node) {
      Layer layer = node.layer();
      if (layer instanceof Dense || layer instanceof Conv2d || layer instanceof BatchNorm) {
        throw refusal(
            "'%s' comes behind its pooling and '%s', which is not linear: the average of the"
                + " places would be another prediction",
            node.name(), behind.get(0).name());
      }
      behind.add(new Step(node.name(), layer));
    }

    @FormatMethod
    private ModelException refusal(@FormatString String why, Object... values) {
      return DenseToPointwise.refusal(graph, why.formatted(values));
    }
  }
}

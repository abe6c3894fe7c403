package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether card, labels and network fit each other and the task, asked before anything is computed.
 * Features may come from a network without classes.
 */
final class ModelChecks {
  private final ModelBundle bundle;
  private final ModelCard card;
  private final Graph graph;

  private ModelChecks(ModelBundle bundle, Graph graph) {
    this.bundle = bundle;
    this.card = bundle.card();
    this.graph = graph;
  }

  /** Throws a {@link ModelException} when something does not fit. */
  static void requireFitting(ModelBundle bundle, Graph graph, Task task) {
    ModelChecks checks = new ModelChecks(bundle, graph);
    checks.requireInput();
    Node output = checks.output();
    if (task instanceof Classify) {
      checks.requireVector(output);
      checks.requireLabels(output);
    } else if (task instanceof Extract extract) {
      checks.requireDistinct(extract.layers());
    }
  }

  private void requireDistinct(List<String> layers) {
    Map<Node, String> names = new HashMap<>();
    for (String layer : layers) {
      String other = names.put(graph.node(layer), layer);
      if (other != null) {
        throw error("'%s' and '%s' are names of one layer; name it once".formatted(other, layer));
      }
    }
  }

  private void requireInput() {
    Preprocess preprocess = card.preprocess();
    Shape wanted = graph.input().shape();
    Shape given = inputShape(preprocess);
    if (!given.equals(wanted)) {
      throw error(
          "'preprocess' makes %s (%s) but the model's input '%s' is %s; %s"
              .formatted(given, preprocess.layout(), graph.input().name(), wanted, remedy(wanted)));
    }
  }

  private String remedy(Shape wanted) {
    for (Layout layout : Layout.values()) {
      if (inputShape(card.preprocess(), layout).equals(wanted)) {
        return "set 'preprocess.layout' to " + layout;
      }
    }
    return "correct 'preprocess.pixels', 'channels' or 'layout'";
  }

  /** The shape of the values that a preprocessing makes of a picture. */
  static Shape inputShape(Preprocess preprocess) {
    return inputShape(preprocess, preprocess.layout());
  }

  private static Shape inputShape(Preprocess preprocess, Layout layout) {
    ImageSize size = preprocess.outputSize();
    int channels = preprocess.channels().count();
    return layout == Layout.NCHW
        ? Shape.chw(channels, size.height(), size.width())
        : Shape.of(size.height(), size.width(), channels);
  }

  private Node output() {
    try {
      return graph.node(card.output());
    } catch (ModelException e) {
      throw error("'%s': %s".formatted(outputKey(), e.getMessage()));
    }
  }

  private void requireVector(Node output) {
    if (output.shape().dims().stream().filter(extent -> extent > 1).count() > 1) {
      throw error(
          "'%s' is layer '%s', a map of %s, not one value a class; name the layer behind the pooling"
              .formatted(outputKey(), output.name(), output.shape()));
    }
  }

  private void requireLabels(Node output) {
    int classes = output.shape().elements();
    int labels = bundle.labels().size();
    if (labels > 0 && labels != classes) {
      throw error(
          "'labels' has %d lines but output '%s' has %d values; point 'labels' at a file of %d lines"
              .formatted(labels, card.output(), classes, classes));
    }
  }

  private String outputKey() {
    return card.outputKind().cardKey();
  }

  private ModelException error(String problem) {
    return new ModelException(bundle.source() + ": " + problem);
  }
}

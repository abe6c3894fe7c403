package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** From a session's outputs to the outcome that a task wants. Immutable. */
sealed interface Readout permits ScoreReadout, FeatureReadout {
  static Readout of(Task task, ModelBundle bundle, Graph graph) {
    return task instanceof Extract extract
        ? FeatureReadout.of(extract, graph)
        : ScoreReadout.of((Classify) task, bundle, graph);
  }

  /** The layers at which the network is cut, in the order in which the outputs are read. */
  List<String> layers();

  /** The shape of each layer's values as they are handed out. */
  List<Shape> shapes();

  /** What the last run made of the picture in one slot of the batch. */
  Outcome read(Session session, int slot, String imageId, ImageSize size);
}

package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The best classes of the card's output. */
record ScoreReadout(String output, Shape shape, TopK topK) implements Readout {
  static ScoreReadout of(Classify task, ModelBundle bundle, Graph graph) {
    ModelCard card = bundle.card();
    return new ScoreReadout(
        card.output(),
        graph.node(card.output()).shape(),
        new TopK(task.topK(), card.outputKind(), bundle.labels()));
  }

  @Override
  public List<String> layers() {
    return List.of(output);
  }

  @Override
  public List<Shape> shapes() {
    return List.of(shape);
  }

  @Override
  public Outcome read(Session session, int slot, String imageId, ImageSize size) {
    return new Scored(imageId, size.width(), size.height(), topK.of(session.output(0, slot)));
  }
}

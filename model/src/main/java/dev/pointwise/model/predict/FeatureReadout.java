package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** The values of the wanted layers, pooled. {@code whole} are their shapes before pooling. */
record FeatureReadout(List<String> layers, List<Shape> whole, Pooling pooling) implements Readout {
  static FeatureReadout of(Extract task, Graph graph) {
    return new FeatureReadout(
        task.layers(),
        task.layers().stream().map(layer -> graph.node(layer).shape()).toList(),
        task.pooling());
  }

  @Override
  public List<Shape> shapes() {
    return whole.stream().map(pooling::shape).toList();
  }

  @Override
  public Outcome read(Session session, int slot, String imageId, ImageSize size) {
    List<float[]> features =
        IntStream.range(0, whole.size())
            .mapToObj(i -> pooling.apply(session.output(i, slot), whole.get(i)))
            .toList();
    return new Extracted(imageId, size.width(), size.height(), features);
  }
}

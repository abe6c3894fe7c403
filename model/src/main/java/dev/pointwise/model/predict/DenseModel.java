package dev.pointwise.model.predict;

import dev.pointwise.model.compile.DenseToPointwise;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.inspect.ActivationMemory;
import dev.pointwise.model.inspect.Summary;
import java.util.List;

/**
 * A classifier for pictures of any size. Immutable.
 *
 * @param weightBytes of one plan
 * @param bytes that the values between the layers take at the size of the network's own input
 */
record DenseModel(
    DenseToPointwise network, DenseGeometry geometry, TopK topK, long bytes, long weightBytes) {
  /** Most that the values between the layers may take, of one picture. */
  static final long MOST_BYTES = 1L << 30;

  static DenseModel of(ModelBundle bundle, Graph graph, Classify task) {
    ModelCard card = bundle.card();
    Graph classifier = graph.cutAt(List.of(card.output()));
    DenseToPointwise network = DenseToPointwise.of(classifier);
    return new DenseModel(
        network,
        new DenseGeometry(card.preprocess(), network.stride()),
        new TopK(task.topK(), card.outputKind(), bundle.labels()),
        ActivationMemory.of(classifier).peakBytes(),
        Float.BYTES * Summary.of(classifier).parameters());
  }

  /** By a picture's pixels, to which all maps grow in proportion. */
  long bytesAt(long pixels) {
    return (long) ((double) bytes * pixels / geometry.usual().outputSize().area());
  }
}

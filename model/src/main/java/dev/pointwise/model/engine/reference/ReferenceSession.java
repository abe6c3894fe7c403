package dev.pointwise.model.engine.reference;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.KernelTime;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.tensor.FloatTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One image after the other, one node after the other; a value goes after its last reader. */
final class ReferenceSession implements Session {
  private final ReferencePlan plan;
  private final Graph graph;
  private final Map<Node, Node> lastReader = new HashMap<>();
  private final Map<Node, Long> nanos = new HashMap<>();
  private final int batchSize;
  private final FloatBuffer input;
  private final List<List<FloatTensor>> outputs = new ArrayList<>();
  private boolean closed;

  ReferenceSession(ReferencePlan plan, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "A session runs at least one image at a time, but batchSize is " + batchSize);
    }
    this.plan = plan;
    this.graph = plan.graph();
    this.batchSize = batchSize;
    this.input = FloatBuffer.allocate(batchSize * graph.input().shape().elements());
    graph.nodes().forEach(node -> node.inputs().forEach(read -> lastReader.put(read, node)));
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public synchronized FloatBuffer input() {
    requireOpen();
    return input;
  }

  @Override
  public synchronized void run(int images) {
    requireOpen();
    if (images < 0 || images > batchSize) {
      throw new IllegalArgumentException(
          "This session runs 0 to %d images at a time, but was asked for %d"
              .formatted(batchSize, images));
    }
    outputs.clear();
    for (int image = 0; image < images; image++) {
      outputs.add(forward(imageAt(image)));
    }
  }

  @Override
  public synchronized List<KernelTime> profile(int images) {
    nanos.clear();
    run(images);
    return graph.nodes().stream()
        .filter(nanos::containsKey)
        .map(node -> new KernelTime(node.name(), "reference", nanos.get(node)))
        .toList();
  }

  @Override
  public synchronized float[] output(int output, int image) {
    requireOpen();
    if (image >= outputs.size()) {
      throw new IllegalArgumentException(
          "The last run had %d images; there is no image %d".formatted(outputs.size(), image));
    }
    return outputs.get(image).get(output).values().clone();
  }

  @Override
  public synchronized void close() {
    closed = true;
    outputs.clear();
  }

  private void requireOpen() {
    if (closed) {
      throw ClosedException.ofSession(graph, batchSize);
    }
    plan.requireOpen();
  }

  private FloatTensor imageAt(int image) {
    float[] values = new float[graph.input().shape().elements()];
    input.get(image * values.length, values);
    return FloatTensor.of(graph.input().shape(), values);
  }

  private List<FloatTensor> forward(FloatTensor image) {
    Map<Node, FloatTensor> values = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<FloatTensor> inputs = node.inputs().stream().map(values::get).toList();
      long start = System.nanoTime();
      values.put(
          node, node.layer() instanceof Input ? image : LayerFunction.apply(node.layer(), inputs));
      nanos.merge(node, System.nanoTime() - start, Long::sum);
      values.keySet().removeIf(value -> isSpent(value, node));
    }
    return graph.outputs().stream().map(values::get).toList();
  }

  private boolean isSpent(Node value, Node reader) {
    return lastReader.get(value) == reader && !graph.outputs().contains(value);
  }
}

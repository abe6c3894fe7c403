package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.PlanMemory;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** A compiled graph and its weights, laid out as sessions come to need them. Thread-safe. */
final class Nd4jPlan implements ExecutionPlan {
  private final Graph graph;
  private final Kernels kernels;
  private final Weights weights = new Weights();
  private final List<Shape> outputShapes;
  private int sessions;
  private volatile boolean closed;

  Nd4jPlan(Graph graph, Kernels kernels) {
    this.graph = graph;
    this.kernels = kernels;
    this.outputShapes = graph.outputs().stream().map(Node::shape).toList();
  }

  @Override
  public Graph graph() {
    return graph;
  }

  /** For sessions of that batch size. */
  ConvolutionChooser chooser(int batchSize) {
    boolean direct = kernels.winograd() == Kernels.Winograd.OFF;
    return new PinnedConvolutions(
        kernels, direct ? ConvolutionChooser.DIRECT : new RuledConvolutions(batchSize));
  }

  Weights weights() {
    return weights;
  }

  @Override
  public Shape inputShape() {
    return graph.input().shape();
  }

  @Override
  public List<Shape> outputShapes() {
    return outputShapes;
  }

  @Override
  public PlanMemory memory(int batchSize) {
    requireRunnable(batchSize);
    Natives.load().useOneThread();
    return PlannedMemory.of(graph, batchSize, chooser(batchSize));
  }

  @Override
  public Session newSession(int batchSize) {
    requireRunnable(batchSize);
    Natives.load().useOneThread();
    enter();
    try {
      return new Nd4jSession(this, batchSize);
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
  }

  private void requireRunnable(int batchSize) {
    requireOpen();
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "A session runs at least 1 image at a time, but %d were asked for".formatted(batchSize));
    }
    requireBuffers(batchSize);
  }

  private synchronized void enter() {
    requireOpen();
    sessions++;
  }

  /** A session needs the weights no more. */
  synchronized void leave() {
    sessions--;
    freeUnused();
  }

  /** Input and outputs of a batch are handed over in buffers, which hold up to 2 GiB. */
  private void requireBuffers(int batchSize) {
    Stream.concat(Stream.of(inputShape()), outputShapes.stream())
        .filter(shape -> shape.elements() > MOST_FLOATS / batchSize)
        .findFirst()
        .ifPresent(
            shape -> {
              throw new ModelException(
                  "A batch of %d images takes more than 2 GiB for values of %s; use a batch size of up to %d"
                      .formatted(batchSize, shape, MOST_FLOATS / shape.elements()));
            });
  }

  void requireOpen() {
    if (closed) {
      throw ClosedException.ofPlan(graph);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    freeUnused();
  }

  private void freeUnused() {
    if (closed && sessions == 0) {
      weights.close();
    }
  }
}

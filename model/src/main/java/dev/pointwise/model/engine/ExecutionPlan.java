package dev.pointwise.model.engine;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * A graph ready to run: immutable weights, shared by all sessions of the JVM. Thread-safe. Owns the
 * weights' memory.
 */
public interface ExecutionPlan extends AutoCloseable {
  /** Values of a full buffer. */
  int MOST_FLOATS = Integer.MAX_VALUE / Float.BYTES;

  /**
   * What runs: the graph that the engine made of the one it was given. The nodes that {@link
   * KernelTime} and {@link Kernels} name are its nodes.
   */
  Graph graph();

  /** One image's input, without the batch axis. */
  Shape inputShape();

  /** One image's outputs, in the order of the graph's outputs. */
  List<Shape> outputShapes();

  /**
   * What sessions of that batch size take, before any is opened: the same wherever the same
   * instructions are there. Where a session runs smaller batches too, other layouts may add a
   * little.
   *
   * @throws dev.pointwise.model.ModelException when the engine cannot run batches of that size
   */
  PlanMemory memory(int batchSize);

  /** The largest batch whose input and outputs fit the buffers, of 2 GiB, that hand them over. */
  default int mostImages() {
    return Stream.concat(Stream.of(inputShape()), outputShapes().stream())
        .mapToInt(shape -> MOST_FLOATS / shape.elements())
        .min()
        .orElseThrow();
  }

  /**
   * Scratch for one thread that runs up to {@code batchSize} images at a time.
   *
   * @throws ClosedException once the plan is closed
   */
  Session newSession(int batchSize);

  /**
   * Ends the plan. A pass that is under way ends as usual; after it the sessions run no more. The
   * weights go with the last session that is closed.
   */
  @Override
  void close();
}

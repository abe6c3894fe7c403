package dev.pointwise.model.verify;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors whose first axis is the batch, through a graph. */
final class Batch {
  private Batch() {}

  /** As {@link #run(Graph, Engine, Kernels, FloatTensor)}, with the fastest kernels. */
  static List<FloatTensor> run(Graph graph, Engine engine, FloatTensor images) {
    return run(graph, engine, Kernels.FASTEST, images);
  }

  /** The graph's outputs for a batch of images, each with the batch axis in front. */
  static List<FloatTensor> run(Graph graph, Engine engine, Kernels kernels, FloatTensor images) {
    Shape image = imageShape(images.shape());
    if (!image.equals(graph.input().shape())) {
      throw new ModelException(
          "the input holds images of %s, but '%s' expects %s"
              .formatted(image, graph.name(), graph.input().shape()));
    }
    int count = images.shape().dim(0);
    try (ExecutionPlan plan = engine.prepare(graph, kernels);
        Session session = plan.newSession(count)) {
      session.input().put(0, images.values());
      session.run(count);
      return IntStream.range(0, graph.outputs().size())
          .mapToObj(output -> output(session, output, plan.outputShapes().get(output), count))
          .toList();
    }
  }

  private static FloatTensor output(Session session, int output, Shape shape, int count) {
    List<FloatTensor> rows = new ArrayList<>();
    for (int image = 0; image < count; image++) {
      rows.add(FloatTensor.of(withBatch(1, shape), session.output(output, image)));
    }
    return stack(rows);
  }

  /** Tensors one after the other along their first axis. */
  static FloatTensor stack(List<FloatTensor> parts) {
    Shape first = parts.get(0).shape();
    int extent = parts.stream().mapToInt(part -> part.shape().dim(0)).sum();
    float[] values = new float[parts.stream().mapToInt(FloatTensor::elements).sum()];
    int at = 0;
    for (FloatTensor part : parts) {
      System.arraycopy(part.values(), 0, values, at, part.elements());
      at += part.elements();
    }
    return FloatTensor.of(first.withDim(0, extent), values);
  }

  static Shape imageShape(Shape shape) {
    if (shape.rank() == 0) {
      throw new ModelException("the input is one number; its first axis must be the batch");
    }
    int[] dims = shape.toArray();
    return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
  }

  static Shape withBatch(int count, Shape image) {
    List<Integer> dims = new ArrayList<>(image.dims());
    dims.add(0, count);
    return new Shape(dims);
  }
}

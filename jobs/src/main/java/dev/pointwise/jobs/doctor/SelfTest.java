package dev.pointwise.jobs.doctor;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.tensor.Shape;
import java.util.Optional;

/** A small network on the fast engine and on the reference engine. */
final class SelfTest {
  private static final int CHANNELS = 16;
  private static final int SIDE = 7;

  /** Float sums of a few dozen values near 1. */
  private static final double TOLERANCE = 1e-5;

  private SelfTest() {}

  /** What is wrong, if anything is. */
  static Optional<String> run() {
    float[] fast = softmaxOfMeans(new Nd4jEngine());
    float[] right = softmaxOfMeans(new ReferenceEngine());
    for (int i = 0; i < right.length; i++) {
      if (!(Math.abs(fast[i] - right[i]) <= TOLERANCE)) {
        return Optional.of(
            "The engine computes %s where %s is right; this processor is not supported"
                .formatted(fast[i], right[i]));
      }
    }
    return Optional.empty();
  }

  private static float[] softmaxOfMeans(Engine engine) {
    GraphBuilder builder = new GraphBuilder("self-test");
    Node input = builder.input("image", Shape.chw(CHANNELS, SIDE, SIDE));
    Node means = builder.add("means", new GlobalPool(GlobalPool.Kind.AVERAGE), input);
    Graph graph = builder.build(builder.add("scores", new Softmax(0), means));
    try (ExecutionPlan plan = engine.prepare(graph);
        Session session = plan.newSession(1)) {
      for (int i = 0; i < session.input().capacity(); i++) {
        session.input().put(i, (float) Math.sin(i));
      }
      session.run(1);
      return session.output(0, 0);
    }
  }
}

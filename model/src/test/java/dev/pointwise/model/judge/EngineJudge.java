package dev.pointwise.model.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Compares an engine with the reference. For a test class:
 *
 * <pre>
 *   &#64;TestFactory
 *   Stream&lt;DynamicTest&gt; agreesWithTheReferenceOnEveryLayer() {
 *     return EngineJudge.of(new Nd4jEngine()).layers(100);
 *   }
 * </pre>
 *
 * <p>A case that failed runs again, alone, by {@code judge.check(RandomCase.network(17), NETWORK)}
 * or {@code judge.check(RandomCase.layer(LayerKind.CONV, 17), ONE_LAYER)}.
 */
public record EngineJudge(Engine candidate) {
  public static EngineJudge of(Engine candidate) {
    return new EngineJudge(candidate);
  }

  /** One test for each kind of layer and seed from 0. */
  public Stream<DynamicTest> layers(long seeds) {
    return tests(RandomCase.layers(seeds), Tolerance.ONE_LAYER);
  }

  /** One test for each seed from 0, each a whole network. */
  public Stream<DynamicTest> networks(long seeds) {
    return tests(RandomCase.networks(seeds), Tolerance.NETWORK);
  }

  /** One test for each seed from 0, each a network of stacks and parts. */
  public Stream<DynamicTest> branches(long seeds) {
    return tests(RandomCase.branches(seeds), Tolerance.NETWORK);
  }

  private Stream<DynamicTest> tests(Stream<RandomCase> cases, Tolerance tolerance) {
    return cases.map(one -> DynamicTest.dynamicTest(one.toString(), () -> check(one, tolerance)));
  }

  /** Runs a full batch, a short one and a single image through one session. */
  public void check(RandomCase one, Tolerance tolerance) {
    Graph graph = one.graph();
    int batchSize = 1 + Math.floorMod(one.seed(), 4);
    try (ExecutionPlan expected = new ReferenceEngine().prepare(graph);
        ExecutionPlan actual = candidate.prepare(graph)) {
      assertThat(actual.inputShape()).as("input shape").isEqualTo(expected.inputShape());
      assertThat(actual.outputShapes()).as("output shapes").isEqualTo(expected.outputShapes());
      try (Session reference = expected.newSession(batchSize);
          Session session = actual.newSession(batchSize)) {
        Dice dice = new Dice(one.seed());
        for (int images : List.of(batchSize, (batchSize + 1) / 2, 1)) {
          fill(dice, reference, session, images);
          reference.run(images);
          session.run(images);
          compare(graph, reference, session, images, tolerance);
        }
      }
    }
  }

  /** The same images for both; what is not asked for holds NaN and must not matter. */
  private static void fill(Dice dice, Session reference, Session session, int images) {
    float[] values = new float[reference.input().capacity()];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < values.length / reference.batchSize() * images; i++) {
      values[i] = dice.value();
    }
    reference.input().put(0, values);
    session.input().put(0, values);
  }

  private static void compare(
      Graph graph, Session reference, Session session, int images, Tolerance tolerance) {
    List<Node> outputs = graph.outputs();
    for (int image = 0; image < images; image++) {
      for (int output = 0; output < outputs.size(); output++) {
        String complaint =
            tolerance.complaint(session.output(output, image), reference.output(output, image));
        assertThat(complaint)
            .as("output %s, image %d of %d", outputs.get(output), image, images)
            .isEmpty();
      }
    }
  }
}

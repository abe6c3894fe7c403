package dev.pointwise.model.compile;

import static java.util.stream.Collectors.joining;

import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.judge.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.api.Assertions;

/**
 * What a pass makes of a graph: {@code assertThat(pass).on(sketch).rewritesTo("Input
 * Conv2d").preservingOutput(1e-5f)}, or {@code .doesNotFire()}.
 */
final class PassAssert {
  private static final int IMAGES = 3;

  private final Graph before;
  private final Graph after;

  private PassAssert(Graph before, Graph after) {
    this.before = before;
    this.after = after;
  }

  record Subject(GraphPass pass) {
    PassAssert on(Function<GraphSketch, Node> drawing) {
      GraphSketch sketch = new GraphSketch();
      Graph graph = sketch.build(drawing.apply(sketch));
      return new PassAssert(graph, pass.apply(graph));
    }
  }

  static Subject assertThat(GraphPass pass) {
    return new Subject(pass);
  }

  void doesNotFire() {
    Assertions.assertThat(after).as(layers(after)).isSameAs(before);
  }

  /** The types of the layers that are left, in the order in which they run. */
  PassAssert rewritesTo(String types) {
    Assertions.assertThat(layers(after)).isEqualTo(types);
    return this;
  }

  /** The outputs keep their names, their shapes and, nearly, their values. */
  void preservingOutput(float tolerance) {
    Assertions.assertThat(after.outputs())
        .extracting(Node::name, Node::shape)
        .isEqualTo(
            Assertions.assertThat(before.outputs()).extracting(Node::name, Node::shape).actual());
    List<float[]> expected = outputs(before);
    List<float[]> actual = outputs(after);
    for (int i = 0; i < expected.size(); i++) {
      Assertions.assertThat(new Tolerance(tolerance).complaint(actual.get(i), expected.get(i)))
          .as("output %d", i)
          .isEmpty();
    }
  }

  private static String layers(Graph graph) {
    return graph.nodes().stream().map(node -> node.layer().type()).collect(joining(" "));
  }

  private static List<float[]> outputs(Graph graph) {
    List<float[]> outputs = new ArrayList<>();
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph);
        Session session = plan.newSession(IMAGES)) {
      Random random = new Random(5);
      for (int i = 0; i < session.input().capacity(); i++) {
        session.input().put(i, (float) random.nextGaussian());
      }
      session.run(IMAGES);
      for (int image = 0; image < IMAGES; image++) {
        for (int output = 0; output < graph.outputs().size(); output++) {
          outputs.add(session.output(output, image));
        }
      }
    }
    return outputs;
  }
}

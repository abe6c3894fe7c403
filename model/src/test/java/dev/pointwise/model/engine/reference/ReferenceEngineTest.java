package dev.pointwise.model.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.engine.ClosedException;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class ReferenceEngineTest {
  private static final Arithmetic ADD = new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE);

  /** relu(x) and x + relu(x), of two values. */
  private static Graph graph() {
    GraphBuilder builder = new GraphBuilder("test");
    Node input = builder.input("x", Shape.of(2));
    Node relu = builder.add("relu", new Activate(Activation.RELU), input);
    Node sum = builder.add("sum", ADD, input, relu);
    return builder.build(relu, sum);
  }

  @Test
  void runsEachImageOfTheBatch() {
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph());
        Session session = plan.newSession(2)) {
      session.input().put(0, new float[] {1, -2, -3, 4});
      session.run(2);
      assertThat(session.output(0, 0)).containsExactly(1, 0);
      assertThat(session.output(1, 0)).containsExactly(2, -2);
      assertThat(session.output(0, 1)).containsExactly(0, 4);
      assertThat(session.output(1, 1)).containsExactly(-3, 8);
    }
  }

  @Test
  void refusesMoreImagesThanItsBatchAndImagesItDidNotRun() {
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph());
        Session session = plan.newSession(2)) {
      assertThatThrownBy(() -> session.run(3))
          .hasMessage("This session runs 0 to 2 images at a time, but was asked for 3");
      session.run(1);
      assertThatThrownBy(() -> session.output(0, 1))
          .hasMessage("The last run had 1 images; there is no image 1");
      assertThatThrownBy(() -> plan.newSession(0))
          .hasMessage("A session runs at least one image at a time, but batchSize is 0");
    }
  }

  @Test
  void tellsTheShapesOfOneImage() {
    try (ExecutionPlan plan = new ReferenceEngine().prepare(graph())) {
      assertThat(plan.inputShape()).isEqualTo(Shape.of(2));
      assertThat(plan.outputShapes()).containsExactly(Shape.of(2), Shape.of(2));
    }
  }

  @Test
  void refusesToRunOnceClosed() {
    ExecutionPlan plan = new ReferenceEngine().prepare(graph());
    Session closed = plan.newSession(1);
    Session open = plan.newSession(1);
    closed.close();
    plan.close();
    assertThatThrownBy(() -> closed.run(1)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(open::input).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> plan.newSession(1)).isInstanceOf(ClosedException.class);
  }
}

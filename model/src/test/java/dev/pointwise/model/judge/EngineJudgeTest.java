package dev.pointwise.model.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.GraphBuilder;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineJudgeTest {
  private static final Tolerance EXACT = new Tolerance(0);

  /** The reference run on a graph with something wrong in it. */
  private record Wrong(Activation activation) implements Engine {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public ExecutionPlan prepare(Graph graph, Kernels kernels) {
      return new ReferenceEngine().prepare(activated(activation));
    }
  }

  private static Graph activated(Activation activation) {
    GraphBuilder builder = new GraphBuilder("activated");
    Node input = builder.input("input", Shape.of(4));
    return builder.build(builder.add("last", new Activate(activation), input));
  }

  @Test
  void findsTheReferenceRight() {
    EngineJudge judge = EngineJudge.of(new ReferenceEngine());
    RandomCase.layers(2).forEach(one -> judge.check(one, EXACT));
    RandomCase.networks(5).forEach(one -> judge.check(one, EXACT));
  }

  @Test
  void findsAWrongValue() {
    RandomCase one = new RandomCase(3, activated(Activation.clip(-1, 1)));
    EngineJudge judge = EngineJudge.of(new Wrong(Activation.clip(-1, 0.99f)));
    assertThatThrownBy(() -> judge.check(one, Tolerance.NETWORK))
        .hasMessageContaining("output last (Activate 4), image")
        .hasMessageContaining("is 0.99 instead of 1.0 at");
  }

  @Test
  void takesNotANumberForWrong() {
    assertThat(new Tolerance(1).complaint(new float[] {Float.NaN}, new float[] {1})).isNotEmpty();
    assertThat(new Tolerance(1).complaint(new float[] {1, 2}, new float[] {1})).isNotEmpty();
  }

  @Test
  void sameSeedMakesTheSameCase() {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(RandomCase.network(seed)).hasToString(RandomCase.network(seed).toString());
    }
  }

  @Test
  void casesCoverEveryLayer() {
    Set<Class<?>> covered =
        RandomCase.layers(10)
            .flatMap(one -> one.graph().nodes().stream())
            .map(node -> node.layer().getClass())
            .collect(Collectors.toSet());
    assertThat(covered).containsAll(List.of(Layer.class.getPermittedSubclasses()));
  }

  @Test
  void casesCoverEveryActivationAndWindow() {
    List<Layer> layers =
        RandomCase.layers(60)
            .flatMap(one -> one.graph().nodes().stream())
            .map(Node::layer)
            .toList();
    assertThat(of(layers, Activate.class).map(layer -> layer.activation().kind()))
        .contains(Activation.Kind.values());
    assertThat(of(layers, MaxPool2d.class).map(layer -> layer.window().rounding()))
        .contains(Window2d.Rounding.values());
  }

  @Test
  void expectedValuesAreFinite() {
    RandomCase.layers(5)
        .forEach(
            one -> {
              FloatTensor image = new Dice(one.seed()).values(one.graph().input().shape());
              try (ExecutionPlan plan = new ReferenceEngine().prepare(one.graph());
                  var session = plan.newSession(1)) {
                session.input().put(0, image.values());
                session.run(1);
                for (float value : session.output(0, 0)) {
                  assertThat(value).as(one.toString()).isFinite();
                }
              }
            });
  }

  private static <T extends Layer> Stream<T> of(List<Layer> layers, Class<T> type) {
    return layers.stream().filter(type::isInstance).map(type::cast);
  }
}

package dev.pointwise.model.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Layers on inputs that they were not made for. Either the graph refuses them, naming the node, or
 * the engine computes what the reference computes.
 */
class MalformedShapesTest {
  private static final int SEEDS = 25;

  private final EngineJudge judge = EngineJudge.of(new Nd4jEngine());

  @ParameterizedTest
  @EnumSource
  void isRefusedWithTheNodesNameOrComputedRight(LayerKind kind) {
    List<RandomCase> cases =
        LongStream.range(0, SEEDS).boxed().flatMap(seed -> misfit(kind, seed).stream()).toList();

    cases.forEach(one -> judge.check(one, Tolerance.ONE_LAYER));
  }

  /**
   * A layer for one shape over an input of another; empty where that is refused as it should be.
   */
  private static Optional<RandomCase> misfit(LayerKind kind, long seed) {
    Dice dice = new Dice(97 * seed + kind.name().hashCode());
    Layer layer = kind.layer(dice, kind.inputShape(dice));
    Shape other = dice.oneOf(LayerKind.values()).inputShape(dice);
    Sketch sketch = new Sketch(kind.name(), dice);
    Node input = sketch.input(other);
    try {
      Node node = sketch.add(layer, input);
      Graph graph = sketch.build(List.of(node));
      return Optional.of(new RandomCase(seed, graph));
    } catch (ModelException e) {
      assertThat(e).hasMessageStartingWith("Node '1_%s' (%s) ", layer.type(), layer.type());
      assertThat(e.getMessage()).containsPattern("\\d");
      return Optional.empty();
    }
  }
}

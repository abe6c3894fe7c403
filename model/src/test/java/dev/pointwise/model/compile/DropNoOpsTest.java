package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.RELU;
import static dev.pointwise.model.compile.SampleLayers.pad;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropNoOpsTest {
  private static final Activate NOTHING = new Activate(Activation.NONE);

  static List<Layer> layersThatDoNothing() {
    return List.of(
        new Reshape(Shape.of(2, 3, 4)),
        new Transpose(List.of(0, 1, 2)),
        new Slice(List.of(0, 0, 0), List.of(2, 3, 4), List.of(1, 1, 1)),
        pad(1, 0, 0, 0, 0),
        NOTHING,
        new Concat(1),
        ADD);
  }

  static List<Layer> layersThatDoSomething() {
    return List.of(
        new Reshape(Shape.of(4, 3, 2)),
        new Transpose(List.of(0, 2, 1)),
        new Slice(List.of(0, 2, 0), List.of(2, 3, 4), List.of(1, -1, 1)),
        pad(0, 1, -1, -1, 1),
        RELU,
        new Arithmetic(Arithmetic.Operation.ADD, Activation.RELU));
  }

  @ParameterizedTest
  @MethodSource("layersThatDoNothing")
  void dropsALayerThatDoesNothing(Layer layer) {
    assertThat(new DropNoOps())
        .on(g -> g.add("last", RELU, g.add("nothing", layer, g.input(2, 3, 4))))
        .rewritesTo("Input Activate")
        .preservingOutput(0);
  }

  @ParameterizedTest
  @MethodSource("layersThatDoSomething")
  void keepsALayerThatDoesSomething(Layer layer) {
    assertThat(new DropNoOps())
        .on(g -> g.add("last", RELU, g.add("something", layer, g.input(2, 3, 4))))
        .doesNotFire();
  }

  @Test
  void dropsARowOfThem() {
    assertThat(new DropNoOps())
        .on(
            g -> {
              Node input = g.input(2, 3, 4);
              Node inner = g.add("inner", NOTHING, g.add("innermost", NOTHING, input));
              return g.add("last", ADD, inner, input);
            })
        .rewritesTo("Input Arithmetic")
        .preservingOutput(0);
  }

  @Test
  void keepsAnOutput() {
    assertThat(new DropNoOps()).on(g -> g.add("last", NOTHING, g.input(2, 3, 4))).doesNotFire();
  }

  @Test
  void dropsARepeatedConcatOnlyWhenItHasOneInput() {
    assertThat(new DropNoOps())
        .on(
            g -> {
              Node input = g.input(2, 3, 4);
              return g.add("last", RELU, g.add("twice", new Concat(0), input, input));
            })
        .doesNotFire();
  }

  @Test
  void theDroppedNameStaysAskable() {
    GraphSketch sketch = new GraphSketch();
    Node input = sketch.input(2, 3, 4);
    Graph graph = sketch.build(sketch.add("last", RELU, sketch.add("identity", NOTHING, input)));
    Graph rewritten = new DropNoOps().apply(graph);
    Assertions.assertThat(rewritten.node("identity").name()).isEqualTo("input");
  }
}

package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.dense;
import static dev.pointwise.model.compile.SampleLayers.pointwise;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Window2d;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MergeConsecutivePointwiseTest {
  private static final float ROUNDING = 1e-6f;

  private static Function<GraphSketch, Node> row(Layer first, Layer second) {
    return g -> g.add("second", second, g.add("first", first, g.input(6, 4, 5)));
  }

  @Test
  void makesOneProductOfTwo() {
    assertThat(new MergeConsecutivePointwise())
        .on(row(pointwise(6, 9), pointwise(9, 4)))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void makesOneProductOfMany() {
    assertThat(new MergeConsecutivePointwise())
        .on(
            g -> {
              Node first = g.add("first", pointwise(6, 9), g.input(6, 4, 5));
              Node second = g.add("second", pointwise(9, 8), first);
              return g.add("third", pointwise(8, 7), second);
            })
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void keepsTheActivationAndTheResidualOfTheSecond() {
    Conv2d second = pointwise(9, 6).withActivation(Activation.RELU);
    assertThat(new MergeConsecutivePointwise())
        .on(
            g -> {
              Node input = g.input(6, 4, 5);
              return g.add("second", second, g.add("first", pointwise(6, 9), input), input);
            })
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void mergesDenseLayersOfVectorsAndOfRows() {
    Dense second = new Dense(dense(9, 4).weight(), dense(9, 4).bias(), Activation.RELU);
    assertThat(new MergeConsecutivePointwise())
        .on(g -> g.add("second", second, g.add("first", dense(6, 9), g.input(6))))
        .rewritesTo("Input Dense")
        .preservingOutput(ROUNDING);
    assertThat(new MergeConsecutivePointwise())
        .on(g -> g.add("second", second, g.add("first", dense(6, 9), g.input(3, 6))))
        .rewritesTo("Input Dense")
        .preservingOutput(ROUNDING);
  }

  @Test
  void doesNotFireWhenOneProductIsMoreThanTwo() {
    assertThat(new MergeConsecutivePointwise())
        .on(row(pointwise(6, 2), pointwise(2, 6)))
        .doesNotFire();
    assertThat(new MergeConsecutivePointwise())
        .on(g -> g.add("second", dense(2, 6), g.add("first", dense(6, 2), g.input(6))))
        .doesNotFire();
  }

  @Test
  void doesNotFireBehindAnActivationOrAResidual() {
    assertThat(new MergeConsecutivePointwise())
        .on(row(pointwise(6, 6).withActivation(Activation.RELU), pointwise(6, 6)))
        .doesNotFire();
    Dense activated = new Dense(dense(6, 6).weight(), dense(6, 6).bias(), Activation.RELU);
    assertThat(new MergeConsecutivePointwise())
        .on(g -> g.add("second", dense(6, 6), g.add("first", activated, g.input(6))))
        .doesNotFire();
    assertThat(new MergeConsecutivePointwise())
        .on(
            g -> {
              Node input = g.input(6, 4, 5);
              return g.add(
                  "second", pointwise(6, 6), g.add("first", pointwise(6, 6), input, input));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenTheFirstHasAnotherReaderOrIsAnOutput() {
    assertThat(new MergeConsecutivePointwise())
        .on(
            g -> {
              Node first = g.add("first", pointwise(6, 6), g.input(6, 4, 5));
              return g.add("sum", ADD, first, g.add("second", pointwise(6, 6), first));
            })
        .doesNotFire();
    assertThat(new MergeConsecutivePointwise())
        .on(
            g -> {
              Node first = g.asOutput(g.add("first", pointwise(6, 6), g.input(6, 4, 5)));
              return g.add("second", pointwise(6, 6), first);
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireOnConvolutionsThatMoveCells() {
    Conv2d strided = conv(6, 6, Window2d.of(1).stride(2));
    Conv2d padded = conv(6, 6, Window2d.of(1).padding(1));
    Conv2d wide = conv(6, 6, Window2d.of(3));
    assertThat(new MergeConsecutivePointwise()).on(row(pointwise(6, 6), padded)).doesNotFire();
    assertThat(new MergeConsecutivePointwise()).on(row(strided, pointwise(6, 6))).doesNotFire();
    assertThat(new MergeConsecutivePointwise()).on(row(pointwise(6, 6), wide)).doesNotFire();
  }
}

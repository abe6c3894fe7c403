package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.batchNorm;
import static dev.pointwise.model.compile.SampleLayers.pointwise;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import org.junit.jupiter.api.Test;

class FuseResidualSumTest {
  private static final float ROUNDING = 1e-6f;

  private static Node sumWithInput(GraphSketch g, Conv2d conv, Layer sum) {
    Node input = g.input(3, 4, 4);
    return g.add("sum", sum, input, g.add("conv", conv, input));
  }

  @Test
  void addsTheShortcutInTheConvolution() {
    assertThat(new FuseResidualSum())
        .on(g -> sumWithInput(g, pointwise(3, 3), ADD))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void takesOverTheActivationOfTheSum() {
    Arithmetic sum = new Arithmetic(Arithmetic.Operation.ADD, Activation.RELU);
    assertThat(new FuseResidualSum())
        .on(g -> sumWithInput(g, pointwise(3, 3), sum))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void fusesOneOfTwoConvolutions() {
    assertThat(new FuseResidualSum())
        .on(
            g -> {
              Node input = g.input(3, 4, 4);
              Node left = g.add("left", pointwise(3, 5), input);
              return g.add("sum", ADD, left, g.add("right", pointwise(3, 5), input));
            })
        .rewritesTo("Input Conv2d Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void fusesAChainOfSums() {
    assertThat(new FuseResidualSum())
        .on(
            g -> {
              Node input = g.input(3, 4, 4);
              Node first = g.add("first", ADD, g.add("conv1", pointwise(3, 3), input), input);
              return g.add("second", ADD, g.add("conv2", pointwise(3, 3), first), first);
            })
        .rewritesTo("Input Conv2d Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void doesNotFireWhenTheConvolutionHasAnotherReaderOrIsAnOutput() {
    assertThat(new FuseResidualSum())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(3, 3), g.input(3, 4, 4));
              return g.add("sum", ADD, conv, conv);
            })
        .doesNotFire();
    assertThat(new FuseResidualSum())
        .on(
            g -> {
              Node conv = g.asOutput(g.add("conv", pointwise(3, 3), g.input(3, 4, 4)));
              return g.add("sum", ADD, conv, g.add("norm", batchNorm(3), conv));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireBehindAnActivation() {
    assertThat(new FuseResidualSum())
        .on(g -> sumWithInput(g, pointwise(3, 3).withActivation(Activation.RELU), ADD))
        .doesNotFire();
  }

  @Test
  void doesNotFireOnADifferenceOrABroadcast() {
    Arithmetic difference = new Arithmetic(Arithmetic.Operation.SUBTRACT, Activation.NONE);
    assertThat(new FuseResidualSum())
        .on(g -> sumWithInput(g, pointwise(3, 3), difference))
        .doesNotFire();
    assertThat(new FuseResidualSum())
        .on(
            g -> {
              Node input = g.input(3, 4, 4);
              Node means = g.add("mean", new GlobalPool(GlobalPool.Kind.AVERAGE), input);
              return g.add("sum", ADD, g.add("conv", pointwise(3, 3), input), means);
            })
        .doesNotFire();
  }
}

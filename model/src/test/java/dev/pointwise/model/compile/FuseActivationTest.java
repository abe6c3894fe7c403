package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.RELU;
import static dev.pointwise.model.compile.SampleLayers.batchNorm;
import static dev.pointwise.model.compile.SampleLayers.dense;
import static dev.pointwise.model.compile.SampleLayers.pointwise;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import org.junit.jupiter.api.Test;

class FuseActivationTest {
  @Test
  void fusesIntoConvolutionDenseAndArithmetic() {
    assertThat(new FuseActivation())
        .on(g -> g.add("relu", RELU, g.add("conv", pointwise(2, 3), g.input(2, 4, 4))))
        .rewritesTo("Input Conv2d")
        .preservingOutput(0);
    assertThat(new FuseActivation())
        .on(g -> g.add("relu", RELU, g.add("fc", dense(4, 3), g.input(4))))
        .rewritesTo("Input Dense")
        .preservingOutput(0);
    assertThat(new FuseActivation())
        .on(
            g -> {
              Node input = g.input(2, 4, 4);
              Node branch = g.add("norm", batchNorm(2), input);
              return g.add("relu", RELU, g.add("sum", ADD, input, branch));
            })
        .rewritesTo("Input BatchNorm Arithmetic")
        .preservingOutput(0);
  }

  @Test
  void fusesTheFirstOfTwoActivationsOnly() {
    Activate sigmoid = new Activate(Activation.of(Activation.Kind.SIGMOID));
    assertThat(new FuseActivation())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(2, 3), g.input(2, 4, 4));
              return g.add("sigmoid", sigmoid, g.add("relu", RELU, conv));
            })
        .rewritesTo("Input Conv2d Activate")
        .preservingOutput(0);
  }

  @Test
  void doesNotFireWhenTheLayerHasAnotherReaderOrIsAnOutput() {
    assertThat(new FuseActivation())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(2, 3), g.input(2, 4, 4));
              return g.add("sum", ADD, conv, g.add("relu", RELU, conv));
            })
        .doesNotFire();
    assertThat(new FuseActivation())
        .on(
            g -> {
              Node conv = g.asOutput(g.add("conv", pointwise(2, 3), g.input(2, 4, 4)));
              return g.add("relu", RELU, conv);
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireBehindALayerWithoutActivation() {
    assertThat(new FuseActivation())
        .on(g -> g.add("relu", RELU, g.add("norm", batchNorm(2), g.input(2, 4, 4))))
        .doesNotFire();
  }
}

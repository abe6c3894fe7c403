package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static dev.pointwise.model.compile.SampleLayers.values;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import org.junit.jupiter.api.Test;

class ConvToDenseTest {
  private static final float ROUNDING = 1e-6f;

  private static PassAssert over(Layer conv, int... input) {
    return assertThat(new ConvToDense()).on(g -> g.add("conv", conv, g.input(input)));
  }

  private static void isDense(Layer conv, int... input) {
    over(conv, input).rewritesTo("Input Reshape Dense Reshape").preservingOutput(ROUNDING);
  }

  @Test
  void fullyConnectsAKernelThatCoversItsInput() {
    isDense(conv(4, 3, Window2d.of(5)).withActivation(Activation.RELU), 4, 5, 5);
  }

  @Test
  void fullyConnectsAPointwiseConvolutionOfOneCell() {
    isDense(pointwise(8, 3), 8, 1, 1);
  }

  @Test
  void leavesOutWhatOnlyMeetsPadding() {
    isDense(conv(4, 3, Window2d.of(3).padding(1)), 4, 1, 1);
    isDense(conv(4, 3, Window2d.of(3).stride(2).padding(1)), 4, 2, 1);
    isDense(conv(4, 3, Window2d.of(4).padding(new Padding(0, 1, 2, 0))), 4, 2, 3);
  }

  @Test
  void findsTheCellsOfADilatedKernel() {
    isDense(conv(4, 3, Window2d.of(3).dilation(2).padding(1)), 4, 3, 3);
  }

  @Test
  void doesNotFireWhenThereIsMoreThanOnePlace() {
    over(pointwise(4, 3), 4, 1, 2).doesNotFire();
    over(conv(4, 3, Window2d.of(3).padding(1)), 4, 2, 2).doesNotFire();
  }

  @Test
  void doesNotFireWhenTheKernelSkipsCells() {
    over(conv(4, 3, Window2d.of(1).stride(2)), 4, 2, 2).doesNotFire();
  }

  @Test
  void doesNotFireOnGroupsOrAResidual() {
    over(new Conv2d(values(4, 2, 1, 1), values(4), Window2d.of(1), 2, Activation.NONE), 4, 1, 1)
        .doesNotFire();
    assertThat(new ConvToDense())
        .on(
            g -> {
              Node input = g.input(4, 1, 1);
              return g.add("conv", pointwise(4, 4), input, input);
            })
        .doesNotFire();
  }
}

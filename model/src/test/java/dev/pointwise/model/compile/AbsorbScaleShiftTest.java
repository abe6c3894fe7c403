package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.arithmetic;
import static dev.pointwise.model.compile.SampleLayers.batchNorm;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.dense;
import static dev.pointwise.model.compile.SampleLayers.perChannel;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static dev.pointwise.model.compile.SampleLayers.values;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AbsorbScaleShiftTest {
  private static final float ROUNDING = 1e-5f;
  private static final Window2d PADDED = Window2d.of(3).padding(1);

  private static Function<GraphSketch, Node> behindNorm(Layer layer) {
    return g -> g.add("last", layer, g.add("norm", batchNorm(4), g.input(4, 5, 6)));
  }

  private static Function<GraphSketch, Node> behind(Operation operation, Layer layer) {
    return g -> {
      Node constant = g.add("constant", perChannel(4));
      Node scaled = g.add("scaled", arithmetic(operation), g.input(4, 5, 6), constant);
      return g.add("last", layer, scaled);
    };
  }

  @Test
  void absorbsABatchNormIntoTheConvolutionBehind() {
    assertThat(new AbsorbScaleShift())
        .on(behindNorm(conv(4, 3, Window2d.of(3).stride(2))))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void absorbsIntoAGroupedConvolution() {
    Conv2d grouped = new Conv2d(values(6, 2, 3, 2), values(6), kernel3x2(), 2, Activation.RELU);
    assertThat(new AbsorbScaleShift())
        .on(behindNorm(grouped))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  private static Window2d kernel3x2() {
    Window2d square = Window2d.of(1);
    return new Window2d(
        new Size(3, 2), square.stride(), square.dilation(), square.padding(), square.rounding());
  }

  @Test
  void absorbsIntoADenseLayerOfAVector() {
    assertThat(new AbsorbScaleShift())
        .on(g -> g.add("fc", dense(7, 4), g.add("norm", batchNorm(7), g.input(7))))
        .rewritesTo("Input Dense")
        .preservingOutput(ROUNDING);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE"})
  void absorbsArithmeticWithConstants(Operation operation) {
    assertThat(new AbsorbScaleShift())
        .on(behind(operation, pointwise(4, 3)))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void absorbsAScaleIntoAConvolutionThatPads() {
    assertThat(new AbsorbScaleShift())
        .on(behind(Operation.MULTIPLY, conv(4, 3, PADDED)))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void absorbsTheScalingOfAPictureByOneNumber() {
    assertThat(new AbsorbScaleShift())
        .on(
            g -> {
              Node constant = g.add("constant", new Constant(values(1)));
              Node scaled =
                  g.add("scaled", arithmetic(Operation.DIVIDE), g.input(3, 6, 6), constant);
              return g.add("stem", conv(3, 8, PADDED), scaled);
            })
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void leavesTheResidualAlone() {
    assertThat(new AbsorbScaleShift())
        .on(
            g -> {
              Node input = g.input(4, 5, 6);
              return g.add("last", pointwise(4, 4), g.add("norm", batchNorm(4), input), input);
            })
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
    assertThat(new AbsorbScaleShift())
        .on(
            g -> {
              Node input = g.input(4, 5, 6);
              return g.add("last", pointwise(4, 4), input, g.add("norm", batchNorm(4), input));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenPaddingMeetsAShift() {
    assertThat(new AbsorbScaleShift()).on(behindNorm(conv(4, 3, PADDED))).doesNotFire();
    assertThat(new AbsorbScaleShift()).on(behind(Operation.ADD, conv(4, 3, PADDED))).doesNotFire();
    Window2d cutShort = Window2d.of(3).stride(2).rounding(Window2d.Rounding.CEIL);
    assertThat(new AbsorbScaleShift()).on(behindNorm(conv(4, 3, cutShort))).doesNotFire();
  }

  @Test
  void doesNotFireBeforeADenseLayerOfRows() {
    assertThat(new AbsorbScaleShift())
        .on(g -> g.add("fc", dense(4, 3), g.add("norm", batchNorm(4), g.input(4, 4))))
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenTheBatchNormHasAnotherReaderOrIsAnOutput() {
    assertThat(new AbsorbScaleShift())
        .on(
            g -> {
              Node norm = g.add("norm", batchNorm(4), g.input(4, 5, 6));
              return g.add("sum", ADD, norm, g.add("conv", pointwise(4, 4), norm));
            })
        .doesNotFire();
    assertThat(new AbsorbScaleShift())
        .on(
            g -> {
              Node norm = g.asOutput(g.add("norm", batchNorm(4), g.input(4, 5, 6)));
              return g.add("conv", pointwise(4, 4), norm);
            })
        .doesNotFire();
  }
}

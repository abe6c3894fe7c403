package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.arithmetic;
import static dev.pointwise.model.compile.SampleLayers.batchNorm;
import static dev.pointwise.model.compile.SampleLayers.dense;
import static dev.pointwise.model.compile.SampleLayers.perChannel;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static dev.pointwise.model.compile.SampleLayers.values;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldBatchNormTest {
  private static final float ROUNDING = 1e-5f;

  @Test
  void foldsIntoTheConvolutionBefore() {
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(3), g.add("reduce", pointwise(8, 3), g.input(8, 5, 5))))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void foldsIntoAGroupedConvolution() {
    Window2d window = Window2d.of(3).padding(1);
    Conv2d grouped = new Conv2d(values(6, 2, 3, 3), values(6), window, 2, Activation.NONE);
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(6), g.add("conv", grouped, g.input(4, 5, 5))))
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void foldsIntoAGroupedTransposedConvolution() {
    ConvTranspose2d transposed =
        new ConvTranspose2d(
            values(6, 4, 2, 3),
            values(8),
            new Window2d(
                new Size(2, 3), Size.square(2), Size.ONE, Padding.NONE, Window2d.Rounding.FLOOR),
            new Size(0, 0),
            2);
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(8), g.add("up", transposed, g.input(6, 3, 3))))
        .rewritesTo("Input ConvTranspose2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void foldsIntoADenseLayerOfAVector() {
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(4), g.add("fc", dense(7, 4), g.input(7))))
        .rewritesTo("Input Dense")
        .preservingOutput(ROUNDING);
  }

  @Test
  void foldsOneAfterTheOther() {
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(2, 3), g.input(2, 4, 4));
              return g.add("second", batchNorm(3), g.add("first", batchNorm(3), conv));
            })
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void doesNotFireBehindADenseLayerOfRows() {
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(4), g.add("fc", dense(7, 4), g.input(4, 7))))
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenTheConvolutionHasAnotherReader() {
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(2, 3), g.input(2, 4, 4));
              return g.add("sum", ADD, conv, g.add("norm", batchNorm(3), conv));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenTheConvolutionIsAnOutput() {
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node conv = g.asOutput(g.add("conv", pointwise(2, 3), g.input(2, 4, 4)));
              return g.add("norm", batchNorm(3), conv);
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireBehindAnActivationOrAResidual() {
    Conv2d activated = pointwise(3, 3).withActivation(Activation.RELU);
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(3), g.add("conv", activated, g.input(3, 4, 4))))
        .doesNotFire();
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node input = g.input(3, 4, 4);
              return g.add("norm", batchNorm(3), g.add("conv", pointwise(3, 3), input, input));
            })
        .doesNotFire();
  }

  @Test
  void leavesABatchNormAloneThatFollowsNoWeights() {
    assertThat(new FoldBatchNorm())
        .on(g -> g.add("norm", batchNorm(3), g.input(3, 4, 4)))
        .doesNotFire();
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE"})
  void foldsArithmeticWithOneConstantAChannel(Operation operation) {
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(8, 3), g.input(8, 5, 5));
              return g.add("last", arithmetic(operation), conv, g.add("c", perChannel(3)));
            })
        .rewritesTo("Input Conv2d")
        .preservingOutput(ROUNDING);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY"})
  void foldsArithmeticThatNamesTheConstantFirst(Operation operation) {
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node constant = g.add("c", new Constant(values(1)));
              Node fc = g.add("fc", dense(7, 4), g.input(7));
              return g.add("last", arithmetic(operation), constant, fc);
            })
        .rewritesTo("Input Dense")
        .preservingOutput(ROUNDING);
  }

  private static Function<GraphSketch, Node> behindConv(Operation operation, FloatTensor constant) {
    return g -> {
      Node conv = g.add("conv", pointwise(8, 3), g.input(8, 4, 3));
      return g.add("last", arithmetic(operation), conv, g.add("c", new Constant(constant)));
    };
  }

  @Test
  void doesNotFireOnArithmeticThatIsNoScaleAndShiftOfChannels() {
    assertThat(new FoldBatchNorm()).on(behindConv(Operation.ADD, values(3))).doesNotFire();
    assertThat(new FoldBatchNorm()).on(behindConv(Operation.ADD, values(3, 4, 1))).doesNotFire();
    assertThat(new FoldBatchNorm()).on(behindConv(Operation.MAX, values(3, 1, 1))).doesNotFire();
    assertThat(new FoldBatchNorm())
        .on(behindConv(Operation.DIVIDE, FloatTensor.zeros(Shape.SCALAR)))
        .doesNotFire();
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(8, 3), g.input(8, 5, 5));
              return g.add("last", arithmetic(Operation.DIVIDE), g.add("c", perChannel(3)), conv);
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireWhereTheConstantWidensTheOutput() {
    assertThat(new FoldBatchNorm())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(8, 1), g.input(8, 5, 5));
              return g.add("last", arithmetic(Operation.ADD), conv, g.add("c", perChannel(3)));
            })
        .doesNotFire();
  }
}

package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static dev.pointwise.model.compile.SampleLayers.values;
import static dev.pointwise.model.layer.AveragePool2d.Divisor.PADDED_CELLS;
import static dev.pointwise.model.layer.AveragePool2d.Divisor.REAL_CELLS;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CommuteAveragePoolTest {
  private static final float ROUNDING = 1e-5f;
  private static final GlobalPool MEAN = new GlobalPool(GlobalPool.Kind.AVERAGE);
  private static final Window2d SAME = Window2d.of(3).padding(1);
  private static final Window2d HALVED = Window2d.of(2).stride(2);

  private static Function<GraphSketch, Node> row(Layer first, Layer second) {
    return g -> g.add("second", second, g.add("first", first, g.input(8, 7, 5)));
  }

  private static Conv2d withoutBias(int in, int out) {
    return new Conv2d(
        values(out, in, 1, 1),
        FloatTensor.zeros(Shape.of(out)),
        Window2d.of(1),
        1,
        Activation.NONE);
  }

  @Test
  void takesTheGlobalMeanFirst() {
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 6), MEAN))
        .rewritesTo("Input GlobalPool Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void poolsFirstWhereThatShrinksTheMap() {
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 4), new AveragePool2d(HALVED, PADDED_CELLS)))
        .rewritesTo("Input AveragePool2d Conv2d")
        .preservingOutput(ROUNDING);
    Window2d cutShort = HALVED.rounding(Window2d.Rounding.CEIL);
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 4), new AveragePool2d(cutShort, PADDED_CELLS)))
        .rewritesTo("Input AveragePool2d Conv2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void narrowsFirstWhereThePoolingKeepsTheSize() {
    assertThat(new CommuteAveragePool())
        .on(row(new AveragePool2d(SAME, REAL_CELLS), pointwise(8, 2)))
        .rewritesTo("Input Conv2d AveragePool2d")
        .preservingOutput(ROUNDING);
  }

  @Test
  void zerosMayCountAsCellsWhereThereIsNoBias() {
    assertThat(new CommuteAveragePool())
        .on(row(new AveragePool2d(SAME, PADDED_CELLS), withoutBias(8, 2)))
        .rewritesTo("Input Conv2d AveragePool2d")
        .preservingOutput(ROUNDING);
    assertThat(new CommuteAveragePool())
        .on(row(new AveragePool2d(SAME, PADDED_CELLS), pointwise(8, 2)))
        .doesNotFire();
  }

  @Test
  void doesNotFireWhereAWindowMayMissTheInput() {
    Window2d beyond = Window2d.of(2).stride(2).padding(2);
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 6), new AveragePool2d(beyond, REAL_CELLS)))
        .doesNotFire();
  }

  @Test
  void doesNotFireInTheOrderThatIsLess() {
    assertThat(new CommuteAveragePool()).on(row(MEAN, pointwise(8, 6))).doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(row(new AveragePool2d(HALVED, REAL_CELLS), pointwise(8, 2)))
        .doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 2), new AveragePool2d(SAME, REAL_CELLS)))
        .doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(row(new AveragePool2d(SAME, REAL_CELLS), pointwise(8, 8)))
        .doesNotFire();
  }

  @Test
  void doesNotFireOnMaximums() {
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 6), new GlobalPool(GlobalPool.Kind.MAX)))
        .doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(row(pointwise(8, 6), new MaxPool2d(HALVED)))
        .doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(row(new MaxPool2d(SAME), pointwise(8, 2)))
        .doesNotFire();
  }

  @Test
  void doesNotFireOnAnActivationOrAResidual() {
    Conv2d activated = pointwise(8, 8).withActivation(Activation.RELU);
    assertThat(new CommuteAveragePool()).on(row(activated, MEAN)).doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(
            g -> {
              Node input = g.input(8, 4, 4);
              return g.add("pool", MEAN, g.add("conv", pointwise(8, 8), input, input));
            })
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenTheFirstHasAnotherReaderOrIsAnOutput() {
    assertThat(new CommuteAveragePool())
        .on(
            g -> {
              Node conv = g.add("conv", pointwise(8, 6), g.input(8, 7, 5));
              return g.add("sum", ADD, conv, g.add("pool", MEAN, conv));
            })
        .doesNotFire();
    assertThat(new CommuteAveragePool())
        .on(g -> g.add("pool", MEAN, g.asOutput(g.add("conv", pointwise(8, 6), g.input(8, 7, 5)))))
        .doesNotFire();
  }
}

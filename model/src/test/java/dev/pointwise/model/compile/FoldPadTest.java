package dev.pointwise.model.compile;

import static dev.pointwise.model.compile.PassAssert.assertThat;
import static dev.pointwise.model.compile.SampleLayers.ADD;
import static dev.pointwise.model.compile.SampleLayers.RELU;
import static dev.pointwise.model.compile.SampleLayers.conv;
import static dev.pointwise.model.compile.SampleLayers.pad;
import static dev.pointwise.model.compile.SampleLayers.pointwise;
import static dev.pointwise.model.layer.AveragePool2d.Divisor.PADDED_CELLS;
import static dev.pointwise.model.layer.AveragePool2d.Divisor.REAL_CELLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FoldPadTest {
  private static final Window2d WINDOW = Window2d.of(3).stride(2);

  private static Function<GraphSketch, Node> behind(Pad pad, Layer layer) {
    return g -> g.add("last", layer, g.add("pad", pad, g.input(2, 5, 6)));
  }

  private static Function<GraphSketch, Node> behindRelu(Pad pad, Layer layer) {
    return g -> g.add("last", layer, g.add("pad", pad, g.add("relu", RELU, g.input(2, 5, 6))));
  }

  @Test
  void foldsUnequalZerosIntoAConvolution() {
    assertThat(new FoldPad())
        .on(behind(pad(0, 1, 0, 2, 3), conv(2, 3, WINDOW.padding(1))))
        .rewritesTo("Input Conv2d")
        .preservingOutput(0);
  }

  @Test
  void looksThroughAnyNumberOfMaximums() {
    GraphSketch graph = new GraphSketch();
    Node node = graph.add("relu", RELU, graph.input(1, 2, 2));
    for (int i = 0; i < 20_000; i++) {
      node = graph.add("max" + i, new MaxPool2d(Window2d.of(1)), node);
    }

    assertThat(NonNegative.isKnownOf(node)).isTrue();
  }

  @Test
  void foldsIntoAPointwiseConvolutionToo() {
    assertThat(new FoldPad())
        .on(behind(pad(0, 1, 1, 1, 1), pointwise(2, 3)))
        .rewritesTo("Input Conv2d")
        .preservingOutput(0);
  }

  @Test
  void foldsTwoPadsAndLeavesThemToOtherReaders() {
    assertThat(new FoldPad())
        .on(
            g -> {
              Node inner = g.add("inner", pad(0, 1, 1, 1, 1), g.input(2, 5, 6));
              Node outer = g.add("outer", pad(0, 0, 1, 0, 1), inner);
              Node twice = g.add("twice", ADD, outer, outer);
              Node kept = g.add("kept", pointwise(2, 3), twice);
              return g.add("sum", ADD, kept, g.add("conv", pointwise(2, 3), outer));
            })
        .rewritesTo("Input Pad Pad Arithmetic Conv2d Conv2d Arithmetic")
        .preservingOutput(0);
  }

  @Test
  void countsThePadInTheMeanThatFollows() {
    assertThat(new FoldPad())
        .on(behind(pad(0, 1, 0, 1, 2), new AveragePool2d(WINDOW, REAL_CELLS)))
        .rewritesTo("Input AveragePool2d")
        .preservingOutput(1e-6f);
    assertThat(new FoldPad())
        .on(behind(pad(0, 1, 0, 1, 2), new AveragePool2d(WINDOW.padding(1), PADDED_CELLS)))
        .rewritesTo("Input AveragePool2d")
        .preservingOutput(1e-6f);
  }

  @Test
  void doesNotFireWhenPadAndPaddingCountDifferently() {
    assertThat(new FoldPad())
        .on(behind(pad(0, 1, 1, 1, 1), new AveragePool2d(WINDOW.padding(1), REAL_CELLS)))
        .doesNotFire();
  }

  @Test
  void foldsMinusInfinityIntoAMaximum() {
    assertThat(new FoldPad())
        .on(behind(pad(Float.NEGATIVE_INFINITY, 1, 0, 1, 0), new MaxPool2d(WINDOW)))
        .rewritesTo("Input MaxPool2d")
        .preservingOutput(0);
  }

  @Test
  void foldsZerosIntoAMaximumOfValuesNotBelowZero() {
    assertThat(new FoldPad())
        .on(behindRelu(pad(0, 1, 1, 1, 1), new MaxPool2d(WINDOW)))
        .rewritesTo("Input Activate MaxPool2d")
        .preservingOutput(0);
  }

  @Test
  void doesNotFireWhenZerosCouldWin() {
    assertThat(new FoldPad()).on(behind(pad(0, 1, 1, 1, 1), new MaxPool2d(WINDOW))).doesNotFire();
  }

  @Test
  void doesNotFireWhenAWindowCouldLieInThePad() {
    assertThat(new FoldPad())
        .on(behindRelu(pad(0, 3, 0, 0, 0), new MaxPool2d(WINDOW)))
        .doesNotFire();
    assertThat(new FoldPad())
        .on(behindRelu(pad(0, 1, 1, 1, 1), new MaxPool2d(Window2d.of(2).dilation(2))))
        .doesNotFire();
  }

  @Test
  void doesNotFireWhenRoundingUpWouldGiveAnotherShape() {
    // 5 cells and 3 of pad: the window at 6 starts in the pad, where one in the padding is dropped.
    Window2d ceil = Window2d.of(3).stride(2).rounding(Window2d.Rounding.CEIL);
    assertThat(new FoldPad())
        .on(behind(pad(0, 0, 0, 3, 3), new AveragePool2d(ceil, REAL_CELLS)))
        .doesNotFire();
  }

  @Test
  void doesNotFireOnPadsThatMirrorCutOrAreNotZero() {
    Pad mirror = new Pad(Pad.Mode.REFLECT, List.of(0, 1, 1), List.of(0, 1, 1), 0);
    Pad channels = new Pad(Pad.Mode.CONSTANT, List.of(0, 0, 0), List.of(2, 0, 0), 0);
    Window2d window = Window2d.of(2).padding(new Padding(1, 1, 1, 1));
    assertThat(new FoldPad()).on(behind(mirror, conv(2, 3, window))).doesNotFire();
    assertThat(new FoldPad()).on(behind(channels, conv(4, 3, window))).doesNotFire();
    assertThat(new FoldPad()).on(behind(pad(0, -1, 0, 0, 0), conv(2, 3, window))).doesNotFire();
    assertThat(new FoldPad()).on(behind(pad(1, 1, 1, 1, 1), conv(2, 3, window))).doesNotFire();
  }
}

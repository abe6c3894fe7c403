package dev.pointwise.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The layers' shape rules, on figures that can be checked by hand. */
class LayerShapeTest {
  private static Conv2d conv(int out, int in, int kernel, int groups) {
    return new Conv2d(
        FloatTensor.zeros(Shape.of(out, in / groups, kernel, kernel)),
        FloatTensor.zeros(Shape.of(out)),
        Window2d.of(kernel).padding(kernel / 2),
        groups,
        Activation.NONE);
  }

  private static Shape shapeOf(Layer layer, Shape... inputs) {
    return layer.outputShape(List.of(inputs));
  }

  @Test
  void pointwiseConvolutionChangesOnlyTheNumberOfMaps() {
    Conv2d reduction = conv(64, 512, 1, 1);
    assertThat(reduction.isPointwise()).isTrue();
    assertThat(shapeOf(reduction, Shape.chw(512, 256, 256))).isEqualTo(Shape.chw(64, 256, 256));
  }

  @Test
  void convolutionNamesBothSidesWhenChannelsDiffer() {
    assertThatThrownBy(() -> shapeOf(conv(64, 192, 1, 1), Shape.chw(256, 28, 28)))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "expects 192 input channels (weight 64x192x1x1, groups 1) but receives 256x28x28");
  }

  @Test
  void convolutionRejectsGroupsThatDoNotDivideItsChannels() {
    assertThatThrownBy(() -> conv(4, 3, 1, 3)).hasMessageContaining("3 groups");
  }

  @Test
  void refusesLayersThatComputeNothing() {
    assertThatThrownBy(() -> conv(0, 3, 1, 1)).hasMessage("has an empty weight 0x3x1x1");
    assertThatThrownBy(() -> new LocalResponseNorm(0, 1, 1, 1))
        .hasMessage("normalises over 0 channels; it takes at least 1");
    assertThatThrownBy(() -> new LpPool2d(Window2d.of(2), 0))
        .hasMessage("takes the norm of order p = 0; it is at least 1");
  }

  @Test
  void convolutionRejectsAResidualOfAnotherShape() {
    assertThatThrownBy(() -> shapeOf(conv(8, 4, 3, 1), Shape.chw(4, 5, 5), Shape.chw(4, 5, 5)))
        .hasMessage("makes 8x5x5 but its residual is 4x5x5");
  }

  @Test
  void transposedConvolutionUndoesTheShapeOfAConvolution() {
    ConvTranspose2d layer =
        new ConvTranspose2d(
            FloatTensor.zeros(Shape.of(4, 2, 3, 3)),
            FloatTensor.zeros(Shape.of(2)),
            Window2d.of(3).stride(2).padding(1),
            Size.ONE,
            1);
    assertThat(shapeOf(layer, Shape.chw(4, 7, 7))).isEqualTo(Shape.chw(2, 14, 14));
  }

  @Test
  void arithmeticBroadcastsAlignedAtTheEnd() {
    Arithmetic add = new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE);
    assertThat(shapeOf(add, Shape.chw(3, 1, 5), Shape.of(4, 1))).isEqualTo(Shape.chw(3, 4, 5));
    assertThatThrownBy(() -> shapeOf(add, Shape.of(3), Shape.of(4)))
        .hasMessageContaining("axis 0 is 3 and 4");
  }

  @Test
  void concatStacksChannelsAndRejectsOtherDifferences() {
    Concat stack = new Concat(0);
    assertThat(shapeOf(stack, Shape.chw(64, 28, 28), Shape.chw(128, 28, 28)))
        .isEqualTo(Shape.chw(192, 28, 28));
    assertThatThrownBy(() -> shapeOf(stack, Shape.chw(64, 28, 28), Shape.chw(64, 14, 14)))
        .hasMessageContaining("differ in another axis");
  }

  @Test
  void sliceMayGoBackwardsButNotOutside() {
    Shape input = Shape.of(5);
    assertThat(shapeOf(new Slice(List.of(4), List.of(3), List.of(-2)), input))
        .isEqualTo(Shape.of(3));
    assertThatThrownBy(() -> shapeOf(new Slice(List.of(3), List.of(3), List.of(1)), input))
        .hasMessageContaining("which input 5 does not have");
  }

  @Test
  void reductionKeepsOrDropsItsAxes() {
    Set<Integer> space = Set.of(1, 2);
    Shape input = Shape.chw(8, 7, 7);
    assertThat(shapeOf(new Reduce(Reduce.Kind.MEAN, space, Reduce.Kept.AS_ONE), input))
        .isEqualTo(Shape.chw(8, 1, 1));
    assertThat(shapeOf(new Reduce(Reduce.Kind.MEAN, space, Reduce.Kept.DROPPED), input))
        .isEqualTo(Shape.of(8));
  }

  @Test
  void depthToSpaceAndBackKeepTheShape() {
    Shape input = Shape.chw(8, 3, 5);
    Shape spread = shapeOf(new DepthToSpace(2, DepthToSpace.Order.DCR), input);
    assertThat(spread).isEqualTo(Shape.chw(2, 6, 10));
    assertThat(shapeOf(new SpaceToDepth(2), spread)).isEqualTo(input);
  }

  @Test
  void reshapeRefusesAnotherNumberOfValues() {
    assertThatThrownBy(() -> shapeOf(new Reshape(Shape.of(10)), Shape.chw(3, 2, 2)))
        .hasMessage("reshapes to 10 (10 values) but receives 3x2x2 (12 values)");
  }
}

package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static dev.pointwise.model.read.onnx.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeOperatorsTest {
  private static TinyModel map() {
    return TinyModel.opset(13).input(4, 2, 3);
  }

  private static Shape shapeOf(TinyModel tiny) {
    return tiny.graph().node("y").shape();
  }

  private static TinyModel reshaped(TinyModel tiny, long... target) {
    return tiny.integers("shape", target).node("Reshape", "x, shape -> y");
  }

  static List<long[]> targetsOfVectors() {
    return List.of(new long[] {0, -1}, new long[] {-1, 24}, new long[] {1, -1}, new long[] {1, 24});
  }

  @ParameterizedTest
  @MethodSource("targetsOfVectors")
  void reshapesEachImageByItself(long... target) {
    assertThat(shapeOf(reshaped(map(), target))).isEqualTo(Shape.of(24));
  }

  @Test
  void keepsExtentsGivenAsZero() {
    assertThat(shapeOf(reshaped(map(), 0, 0, -1))).isEqualTo(Shape.of(4, 6));
  }

  @Test
  void takesTheStatedBatchForTheBatch() {
    TinyModel stated = TinyModel.opset(9).fixedInput("x", 10, 4, 6);

    assertThat(shapeOf(reshaped(stated, 10, 24))).isEqualTo(Shape.of(24));
  }

  @Test
  void refusesToMixTheBatchWithAnImage() {
    assertThatThrownBy(reshaped(map(), -1, 12)::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessage(
            "tiny.onnx: node 'y' (Reshape, opset 13) reshapes to [-1, 12], which mixes the batch with 4x2x3");
    assertThatThrownBy(reshaped(map(), 24)::graph).hasMessageContaining("which mixes the batch");
  }

  /** What PyTorch exports for {@code x.view(x.size(0), -1)}. */
  @Test
  void carriesTheBatchThroughShapeArithmetic() {
    TinyModel view =
        map()
            .integer("zero", 0)
            .integers("axis", 0)
            .integers("rest", -1)
            .node("Shape", "x -> dims")
            .node("Gather", "dims, zero -> batch", integer("axis", 0))
            .node("Unsqueeze", "batch, axis -> first")
            .node("Concat", "first, rest -> target", integer("axis", 0))
            .node("Reshape", "x, target -> y");

    assertThat(shapeOf(view)).isEqualTo(Shape.of(24));
    assertThat(view.graph().nodes()).hasSize(2);
  }

  @Test
  void refusesArithmeticWithTheBatch() {
    TinyModel doubled =
        map()
            .integers("two", 2, 2, 2, 2)
            .node("Shape", "x -> dims")
            .node("Mul", "dims, two -> target")
            .node("Reshape", "x, target -> y");

    assertThatThrownBy(doubled::graph)
        .hasMessage(
            "tiny.onnx: node 'target' (Mul, opset 13) computes with the number of images in a batch");
  }

  @Test
  void refusesComparisonsThatDependOnTheBatch() {
    TinyModel compared =
        map()
            .integers("ones", 1, 1, 1, 1)
            .integers("rest", -1, -1, -1, -1)
            .node("Shape", "x -> dims")
            .node("Greater", "dims, ones -> large")
            .node("Where", "large, dims, rest -> target")
            .node("Reshape", "x, target -> y");
    TinyModel certain =
        map()
            .integers("zeros", 0, 0, 0, 0)
            .node("Shape", "x -> dims")
            .node("Greater", "dims, zeros -> large")
            .node("Where", "large, dims, zeros -> target")
            .node("Reshape", "x, target -> y");

    assertThat(shapeOf(certain)).isEqualTo(Shape.chw(4, 2, 3));
    assertThatThrownBy(compared::graph)
        .hasMessage(
            "tiny.onnx: node 'large' (Greater, opset 13) compares with the number of images in a batch");
  }

  /** What PyTorch exports for a channel shuffle of two groups. */
  @Test
  void shufflesChannels() {
    TinyModel shuffle =
        TinyModel.opset(13)
            .input(4, 1, 1)
            .integers("split", 0, 2, 2, 1, 1)
            .integers("join", 0, 4, 1, 1)
            .node("Reshape", "x, split -> groups")
            .node("Transpose", "groups -> turned", integers("perm", 0, 2, 1, 3, 4))
            .node("Reshape", "turned, join -> y");

    assertThat(shuffle.run(1, 2, 3, 4)).containsExactly(1, 3, 2, 4);
  }

  @Test
  void flattensImages() {
    assertThat(shapeOf(map().node("Flatten", "x -> y"))).isEqualTo(Shape.of(24));
    assertThatThrownBy(map().node("Flatten", "x -> y", integer("axis", 2))::graph)
        .hasMessageContaining("flattens at axis 2, which mixes the batch with 4x2x3");
  }

  @Test
  void flattensBehindAxesOfExtentOne() {
    TinyModel thin = TinyModel.opset(13).input(1, 2, 3);

    assertThat(shapeOf(thin.node("Flatten", "x -> y", integer("axis", 2)))).isEqualTo(Shape.of(6));
  }

  @Test
  void squeezesByAttributeAndByInput() {
    TinyModel old =
        TinyModel.opset(11).input(4, 1, 1).node("Squeeze", "x -> y", integers("axes", 2, -1));
    TinyModel newer =
        TinyModel.opset(13).input(4, 1, 1).integers("axes", 3).node("Squeeze", "x, axes -> y");
    TinyModel all = TinyModel.opset(13).input(4, 1, 1).node("Squeeze", "x -> y");

    assertThat(shapeOf(old)).isEqualTo(Shape.of(4));
    assertThat(shapeOf(newer)).isEqualTo(Shape.of(4, 1));
    assertThat(shapeOf(all)).isEqualTo(Shape.of(4));
  }

  @Test
  void refusesToSqueezeTheBatch() {
    assertThatThrownBy(
            TinyModel.opset(11).input(4).node("Squeeze", "x -> y", integers("axes", 0))::graph)
        .hasMessageContaining("works along axis 0, the batch");
    assertThatThrownBy(
            TinyModel.opset(11).fixedInput("x", 1, 4, 1).node("Squeeze", "x -> y")::graph)
        .hasMessageContaining("drops all axes of extent 1, the batch among them");
  }

  @Test
  void unsqueezes() {
    TinyModel tiny =
        TinyModel.opset(13).input(4).integers("axes", 1, -1).node("Unsqueeze", "x, axes -> y");

    assertThat(shapeOf(tiny)).isEqualTo(Shape.of(1, 4, 1));
  }

  @Test
  void expandsAxesOfExtentOne() {
    TinyModel tiny =
        TinyModel.opset(13).input(2, 1).integers("shape", 1, 2, 3).node("Expand", "x, shape -> y");

    assertThat(tiny.run(7, 8)).containsExactly(7, 7, 7, 8, 8, 8);
  }

  @Test
  void transposesAxesOfImages() {
    TinyModel tiny = map().node("Transpose", "x -> y", integers("perm", 0, 2, 3, 1));

    assertThat(tiny.graph().node("y").layer()).isEqualTo(new Transpose(List.of(1, 2, 0)));
    assertThatThrownBy(map().node("Transpose", "x -> y")::graph)
        .hasMessageContaining("moves axis 0, the batch: [3, 2, 1, 0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DCR", "CRD"})
  void movesDepthToSpace(String mode) {
    TinyModel tiny =
        map().node("DepthToSpace", "x -> y", integer("blocksize", 2), text("mode", mode));

    assertThat(tiny.graph().node("y").layer())
        .isEqualTo(new DepthToSpace(2, DepthToSpace.Order.valueOf(mode)));
  }

  @Test
  void movesSpaceToDepth() {
    TinyModel tiny =
        TinyModel.opset(13).input(1, 2, 2).node("SpaceToDepth", "x -> y", integer("blocksize", 2));

    assertThat(tiny.graph().node("y").layer()).isEqualTo(new SpaceToDepth(2));
  }
}

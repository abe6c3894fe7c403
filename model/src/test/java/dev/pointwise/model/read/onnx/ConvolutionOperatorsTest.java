package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static dev.pointwise.model.read.onnx.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.Shape;
import onnx.Onnx.AttributeProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionOperatorsTest {
  private static Conv2d conv(TinyModel tiny) {
    return (Conv2d) tiny.graph().node("y").layer();
  }

  private static TinyModel transposed(int cells, AttributeProto... attributes) {
    return TinyModel.opset(13)
        .input(1, cells, cells)
        .count("w", 1, 1, 3, 3)
        .node("ConvTranspose", "x, w -> y", attributes);
  }

  @Test
  void readsWindowGroupsAndBias() {
    Conv2d conv =
        conv(
            TinyModel.opset(13)
                .input(4, 9, 9)
                .count("w", 2, 2, 3, 2)
                .floats("b", new long[] {2}, 5, 6)
                .node(
                    "Conv",
                    "x, w, b -> y",
                    integers("pads", 1, 2, 3, 4),
                    integers("strides", 2, 1),
                    integers("dilations", 1, 2),
                    integer("group", 2)));

    assertThat(conv.window().padding()).isEqualTo(new Padding(1, 2, 3, 4));
    assertThat(conv.window().stride()).isEqualTo(new Size(2, 1));
    assertThat(conv.window().dilation()).isEqualTo(new Size(1, 2));
    assertThat(conv.groups()).isEqualTo(2);
    assertThat(conv.bias().values()).containsExactly(5, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "SAME_UPPER, 5, 2, 1, 1",
    "SAME_UPPER, 6, 2, 0, 1",
    "SAME_LOWER, 6, 2, 1, 0",
    "SAME_UPPER, 4, 1, 1, 1",
    "VALID, 6, 2, 0, 0"
  })
  void resolvesAutomaticPadding(String autoPad, int cells, int stride, int before, int after) {
    Conv2d conv =
        conv(
            TinyModel.opset(13)
                .input(1, cells, cells)
                .count("w", 1, 1, 3, 3)
                .node(
                    "Conv",
                    "x, w -> y",
                    text("auto_pad", autoPad),
                    integers("strides", stride, stride)));

    assertThat(conv.window().padding()).isEqualTo(new Padding(before, before, after, after));
  }

  @Test
  void convolvesSequencesAsMapsOfHeightOne() {
    TinyModel sequence =
        TinyModel.opset(13)
            .input(1, 4)
            .floats("w", new long[] {1, 1, 2}, 1, 10)
            .node("Conv", "x, w -> y", integers("pads", 1, 0));

    assertThat(sequence.graph().node("y").shape()).isEqualTo(Shape.of(1, 4));
    assertThat(sequence.run(1, 2, 3, 4)).containsExactly(10, 21, 32, 43);
  }

  @Test
  void refusesThreeSpatialAxes() {
    TinyModel volume =
        TinyModel.opset(13)
            .input(1, 4, 4, 4)
            .count("w", 1, 1, 3, 3, 3)
            .node("cube", "Conv", "x, w -> y");

    assertThatThrownBy(volume::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessage(
            "tiny.onnx: node 'cube' (Conv, opset 13) has a weight of 1x1x3x3x3; only one or two spatial axes are supported");
  }

  @Test
  void refusesMoreGroupsThanATransposedConvolutionHasChannels() {
    TinyModel model = transposed(3, integer("group", Integer.MAX_VALUE));

    assertThatThrownBy(model::graph)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("has 2147483647 groups, which do not divide its 1 input channels");
  }

  @Test
  void refusesWeightsThatAreComputed() {
    TinyModel computed =
        TinyModel.opset(13).input(1, 4, 4).node("Relu", "x -> w").node("Conv", "x, w -> y");

    assertThatThrownBy(computed::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessage(
            "tiny.onnx: node 'y' (Conv, opset 13) computes 'w' from the image, where only a constant is supported");
  }

  @Test
  void namesFileNodeAndOperatorWhereShapesDoNotFit() {
    TinyModel wrong =
        TinyModel.opset(11)
            .input(3, 4, 4)
            .count("w", 1, 2, 1, 1)
            .node("reduce", "Conv", "x, w -> y");

    assertThatThrownBy(wrong::graph)
        .hasMessage(
            "tiny.onnx: node 'reduce' (Conv, opset 11) expects 2 input channels (weight 1x2x1x1, groups 1) but receives 3x4x4");
  }

  @Test
  void transposesWithStatedPadding() {
    Graph graph =
        transposed(
                3,
                integers("strides", 2, 2),
                integers("pads", 1, 1, 0, 0),
                integers("output_padding", 1, 0))
            .graph();

    assertThat(graph.node("y").shape()).isEqualTo(Shape.chw(1, 7, 6));
  }

  @Test
  void transposesToAStatedSize() {
    ConvTranspose2d layer =
        (ConvTranspose2d)
            transposed(3, integers("strides", 3, 2), integers("output_shape", 10, 6))
                .graph()
                .node("y")
                .layer();

    assertThat(layer.window().padding()).isEqualTo(new Padding(0, 1, 0, 0));
    assertThat(layer.outputPadding()).isEqualTo(new Size(1, 0));
  }

  @Test
  void transposesWithAutomaticPadding() {
    Graph upper = transposed(3, integers("strides", 2, 2), text("auto_pad", "SAME_UPPER")).graph();
    Graph lower = transposed(3, integers("strides", 2, 2), text("auto_pad", "SAME_LOWER")).graph();

    assertThat(upper.node("y").shape()).isEqualTo(Shape.chw(1, 6, 6));
    assertThat(((ConvTranspose2d) upper.node("y").layer()).window().padding())
        .isEqualTo(new Padding(0, 0, 1, 1));
    assertThat(((ConvTranspose2d) lower.node("y").layer()).window().padding())
        .isEqualTo(new Padding(1, 1, 0, 0));
  }

  @Test
  void transposesSequences() {
    TinyModel sequence =
        TinyModel.opset(13)
            .input(1, 2)
            .floats("w", new long[] {1, 1, 2}, 1, 10)
            .node(
                "ConvTranspose",
                "x, w -> y",
                integers("strides", 2),
                integers("output_padding", 1));

    assertThat(sequence.run(1, 2)).containsExactly(1, 10, 2, 20, 0);
  }
}

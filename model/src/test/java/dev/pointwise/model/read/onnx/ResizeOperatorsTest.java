package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.decimals;
import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static dev.pointwise.model.read.onnx.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Resize.Coordinates;
import dev.pointwise.model.layer.Resize.Interpolation;
import dev.pointwise.model.layer.Resize.Nearest;
import dev.pointwise.model.layer.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeOperatorsTest {
  private static TinyModel map(int opset) {
    return TinyModel.opset(opset).input(2, 4, 6);
  }

  private static Resize read(TinyModel tiny) {
    return (Resize) tiny.graph().node("y").layer();
  }

  @Test
  void upsamplesByAttributeBeforeOpset9() {
    TinyModel old =
        map(7).node("Upsample", "x -> y", decimals("scales", 1, 1, 2, 3), text("mode", "linear"));

    assertThat(read(old))
        .isEqualTo(
            new Resize(
                new Size(8, 18),
                2,
                3,
                Interpolation.LINEAR,
                Coordinates.ASYMMETRIC,
                Nearest.FLOOR));
  }

  @Test
  void resizesByScales() {
    TinyModel tiny =
        map(13)
            .floats("scales", new long[] {4}, 1, 1, 0.6f, 2)
            .node("Resize", "x, , scales -> y", text("nearest_mode", "ceil"));

    assertThat(read(tiny))
        .isEqualTo(
            new Resize(
                new Size(2, 12),
                0.6f,
                2,
                Interpolation.NEAREST,
                Coordinates.HALF_PIXEL,
                Nearest.CEIL));
  }

  @Test
  void resizesToSizesOfSomeAxes() {
    TinyModel tiny =
        map(18).integers("sizes", 3, 8).node("Resize", "x, , , sizes -> y", integers("axes", 3, 2));

    assertThat(read(tiny).output()).isEqualTo(new Size(8, 3));
    assertThat(read(tiny).scaleWidth()).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @CsvSource({"not_larger, 4, 6", "not_smaller, 8, 12"})
  void keepsTheAspectRatio(String policy, int height, int width) {
    TinyModel tiny =
        map(18)
            .integers("sizes", 8, 6)
            .node(
                "Resize",
                "x, , , sizes -> y",
                integers("axes", 2, 3),
                text("keep_aspect_ratio_policy", policy));

    assertThat(read(tiny).output()).isEqualTo(new Size(height, width));
  }

  /** What PyTorch exports for an interpolation by a factor of 2 with dynamic shapes. */
  @Test
  void resizesToSizesThatFollowFromShapes() {
    TinyModel tiny =
        map(13)
            .integers("zero", 0)
            .integers("two", 2)
            .integers("four", 4)
            .floats("factor", new long[] {1}, 2)
            .node("Shape", "x -> dims")
            .node("Slice", "dims, zero, two -> front")
            .node("Slice", "dims, two, four -> back")
            .node("Cast", "back -> floats", integer("to", 1))
            .node("Mul", "floats, factor -> larger")
            .node("Floor", "larger -> whole")
            .node("Cast", "whole -> size", integer("to", 7))
            .node("Concat", "front, size -> sizes", integer("axis", 0))
            .node("Resize", "x, , , sizes -> y", text("mode", "linear"));

    assertThat(read(tiny).output()).isEqualTo(new Size(8, 12));
  }

  @Test
  void resizesSequences() {
    TinyModel sequence =
        TinyModel.opset(13)
            .input(1, 2)
            .floats("scales", new long[] {3}, 1, 1, 2)
            .node("Resize", "x, , scales -> y");

    assertThat(sequence.run(3, 4)).containsExactly(3, 3, 4, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "mode, cubic, has mode 'cubic'; nearest and linear are supported",
    "coordinate_transformation_mode, tf_crop_and_resize, has coordinate_transformation_mode"
  })
  void refusesOtherModes(String attribute, String value, String message) {
    TinyModel tiny =
        map(13)
            .floats("scales", new long[] {4}, 1, 1, 2, 2)
            .node("Resize", "x, , scales -> y", text(attribute, value));

    assertThatThrownBy(tiny::graph).hasMessageContaining(message);
  }

  @Test
  void refusesToResizeBatchOrChannels() {
    TinyModel channels =
        map(13).floats("s", new long[] {4}, 1, 2, 1, 1).node("Resize", "x, , s -> y");
    TinyModel batch = map(13).floats("s", new long[] {4}, 2, 1, 1, 1).node("Resize", "x, , s -> y");

    assertThatThrownBy(channels::graph).hasMessageContaining("resizes axis 1, the channels");
    assertThatThrownBy(batch::graph).hasMessageContaining("resizes axis 0, the batch");
  }
}

package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.decimal;
import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static dev.pointwise.model.read.onnx.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartOperatorsTest {
  private static TinyModel slice(long start, long end, long step) {
    return TinyModel.opset(13)
        .input(6)
        .integers("starts", start)
        .integers("ends", end)
        .integers("axes", 1)
        .integers("steps", step)
        .node("Slice", "x, starts, ends, axes, steps -> y");
  }

  @Test
  void slicesByAttributesBeforeOpset10() {
    TinyModel old =
        TinyModel.opset(9)
            .input(3, 4, 4)
            .node(
                "Slice",
                "x -> y",
                integers("axes", 1, 3),
                integers("starts", 1, -3),
                integers("ends", 2, 9_223_372_036_854_775_807L));

    assertThat(old.graph().node("y").layer())
        .isEqualTo(new Slice(List.of(1, 0, 1), List.of(1, 4, 3), List.of(1, 1, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 1, 2 3 4",
    "-2, 100, 1, 5 6",
    "0, 6, 4, 1 5",
    "5, -100, -2, 6 4 2",
    "100, -9223372036854775808, -3, 6 3",
    "-1, -4, -1, 6 5 4",
    "0, -1, 1, 1 2 3 4 5"
  })
  void slicesAsNumpyDoes(long start, long end, long step, String expected) {
    String[] values = expected.split(" ", -1);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.parseFloat(values[i]);
    }

    assertThat(slice(start, end, step).run(1, 2, 3, 4, 5, 6)).containsExactly(floats);
  }

  @Test
  void leavesOutSlicesOfEverything() {
    TinyModel whole =
        TinyModel.opset(9)
            .input(3)
            .node("Relu", "x -> r")
            .node(
                "Slice",
                "r -> y",
                integers("starts", 0, 0),
                integers("ends", 9_223_372_036_854_775_807L, 3));

    assertThat(whole.graph().nodes()).hasSize(2);
  }

  @Test
  void refusesToSliceTheBatch() {
    TinyModel part =
        TinyModel.opset(9)
            .input(3)
            .node("Slice", "x -> y", integers("starts", 0), integers("ends", 1));

    assertThatThrownBy(part::graph).hasMessageContaining("takes a part of axis 0, the batch");
  }

  @Test
  void splitsIntoNamedParts() {
    TinyModel tiny =
        TinyModel.opset(11)
            .input(5, 1, 1)
            .node("Split", "x -> first, second", integer("axis", 1), integers("split", 2, 3));
    Graph graph = tiny.graph();

    assertThat(graph.outputs()).extracting(node -> node.name()).containsExactly("first", "second");
    assertThat(graph.node("second").layer())
        .isEqualTo(new Slice(List.of(2, 0, 0), List.of(3, 1, 1), List.of(1, 1, 1)));
  }

  @Test
  void splitsEquallyWithASmallerLastPart() {
    TinyModel tiny =
        TinyModel.opset(18)
            .input(5)
            .node("Split", "x -> a, b, c", integer("axis", 1), integer("num_outputs", 3));

    assertThat(tiny.graph().outputs())
        .extracting(node -> node.shape())
        .containsExactly(Shape.of(2), Shape.of(2), Shape.of(1));
  }

  @Test
  void stacksAlongAnAxisOfTheImage() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(1, 1, 2)
            .count("c", 1, 2, 1, 2)
            .node("Concat", "x, c -> y", integer("axis", -3));

    assertThat(tiny.graph().node("y").layer()).isEqualTo(new Concat(0));
    assertThat(tiny.run(8, 9)).containsExactly(8, 9, 1, 2, 3, 4);
    assertThatThrownBy(
            TinyModel.opset(13).input(2).node("Concat", "x, x -> y", integer("axis", 0))::graph)
        .hasMessageContaining("works along axis 0, the batch");
  }

  @Test
  void padsByAttributesBeforeOpset11() {
    TinyModel old =
        TinyModel.opset(8)
            .input(2, 3, 3)
            .node(
                "Pad", "x -> y", integers("pads", 0, 0, 1, 2, 0, 0, 3, 4), decimal("value", 1.5f));

    assertThat(old.graph().node("y").layer())
        .isEqualTo(new Pad(Pad.Mode.CONSTANT, List.of(0, 1, 2), List.of(0, 3, 4), 1.5f));
  }

  @Test
  void padsByInputsFromOpset11() {
    TinyModel newer =
        TinyModel.opset(18)
            .input(2, 3, 3)
            .integers("pads", 1, 2)
            .integers("axes", -1)
            .node("Pad", "x, pads, , axes -> y", text("mode", "reflect"));

    assertThat(newer.graph().node("y").layer())
        .isEqualTo(new Pad(Pad.Mode.REFLECT, List.of(0, 0, 1), List.of(0, 0, 2), 0));
  }

  @Test
  void leavesOutPadsOfNothingAndRefusesThoseOfTheBatch() {
    TinyModel nothing =
        TinyModel.opset(8)
            .input(2)
            .node("Relu", "x -> r")
            .node("Pad", "r -> y", integers("pads", 0, 0, 0, 0));
    TinyModel batch =
        TinyModel.opset(8).input(2).node("Pad", "x -> y", integers("pads", 1, 0, 0, 0));

    assertThat(nothing.graph().nodes()).hasSize(2);
    assertThatThrownBy(batch::graph).hasMessageContaining("pads axis 0, the batch");
  }

  /** What PyTorch exports for {@code torch.cat((x[:, 2:3], x[:, 0] ...))}. */
  @Test
  void gathersSingleChannelsAndLists() {
    TinyModel single =
        TinyModel.opset(13)
            .input(3, 1, 2)
            .integer("place", -1)
            .node("Gather", "x, place -> y", integer("axis", 1));
    TinyModel list =
        TinyModel.opset(13)
            .input(3, 1, 2)
            .integers("places", 2, 0)
            .node("Gather", "x, places -> y", integer("axis", 1));

    assertThat(single.graph().node("y").shape()).isEqualTo(Shape.of(1, 2));
    assertThat(single.run(1, 2, 3, 4, 5, 6)).containsExactly(5, 6);
    assertThat(list.graph().node("y").shape()).isEqualTo(Shape.chw(2, 1, 2));
    assertThat(list.run(1, 2, 3, 4, 5, 6)).containsExactly(5, 6, 1, 2);
  }

  @Test
  void refusesToGatherPlacesThatAreNotThere() {
    TinyModel outside =
        TinyModel.opset(13)
            .input(3, 1, 2)
            .integer("place", 3)
            .node("Gather", "x, place -> y", integer("axis", 1));

    assertThatThrownBy(outside::graph)
        .hasMessageContaining("(Gather, opset 13) takes place 3 of 3");
  }
}

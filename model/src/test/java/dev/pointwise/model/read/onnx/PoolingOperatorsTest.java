package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static dev.pointwise.model.read.onnx.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.AveragePool2d.Divisor;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.layer.Window2d.Rounding;
import dev.pointwise.model.read.UnsupportedOperatorException;
import org.junit.jupiter.api.Test;

class PoolingOperatorsTest {
  private static TinyModel map() {
    return TinyModel.opset(13).input(2, 6, 6);
  }

  @Test
  void readsTheWindowOfAMaxPool() {
    TinyModel pool =
        map()
            .node(
                "MaxPool",
                "x -> y",
                integers("kernel_shape", 3, 3),
                integers("strides", 2, 2),
                integer("ceil_mode", 1));

    assertThat(pool.graph().node("y").layer())
        .isEqualTo(new MaxPool2d(Window2d.of(3).stride(2).rounding(Rounding.CEIL)));
  }

  @Test
  void resolvesAutomaticPadding() {
    TinyModel pool =
        map()
            .node(
                "MaxPool",
                "x -> y",
                integers("kernel_shape", 2, 2),
                text("auto_pad", "SAME_LOWER"));

    assertThat(pool.graph().node("y").layer())
        .isEqualTo(new MaxPool2d(Window2d.of(2).padding(new Padding(1, 1, 0, 0))));
  }

  @Test
  void averagesOverRealCellsUnlessToldOtherwise() {
    TinyModel real = map().node("AveragePool", "x -> y", integers("kernel_shape", 3, 3));
    TinyModel padded =
        map()
            .node(
                "AveragePool",
                "x -> y",
                integers("kernel_shape", 3, 3),
                integer("count_include_pad", 1));

    assertThat(real.graph().node("y").layer())
        .isEqualTo(new AveragePool2d(Window2d.of(3), Divisor.REAL_CELLS));
    assertThat(padded.graph().node("y").layer())
        .isEqualTo(new AveragePool2d(Window2d.of(3), Divisor.PADDED_CELLS));
  }

  @Test
  void readsNormPools() {
    TinyModel norm =
        map().node("LpPool", "x -> y", integers("kernel_shape", 2, 2), integer("p", 3));

    assertThat(norm.graph().node("y").layer()).isEqualTo(new LpPool2d(Window2d.of(2), 3));
  }

  @Test
  void poolsWholeMaps() {
    assertThat(map().node("GlobalAveragePool", "x -> y").graph().node("y").layer())
        .isEqualTo(new GlobalPool(GlobalPool.Kind.AVERAGE));
    assertThat(map().node("GlobalMaxPool", "x -> y").graph().node("y").layer())
        .isEqualTo(new GlobalPool(GlobalPool.Kind.MAX));
    assertThat(TinyModel.opset(13).input(1, 1, 2).node("GlobalLpPool", "x -> y").run(3, 4))
        .containsExactly(5);
  }

  @Test
  void poolsSequences() {
    TinyModel sequence =
        TinyModel.opset(13)
            .input(1, 4)
            .node("MaxPool", "x -> y", integers("kernel_shape", 2), integers("strides", 2));

    assertThat(sequence.run(1, 3, 7, 5)).containsExactly(3, 7);
  }

  @Test
  void refusesIndicesOnlyWhereTheyAreRead() {
    TinyModel unread = map().node("MaxPool", "x -> y, where", integers("kernel_shape", 2, 2));

    assertThat(unread.outputs("y").graph().node("y").layer()).isInstanceOf(MaxPool2d.class);
    assertThatThrownBy(unread.outputs("y", "where")::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessage(
            "tiny.onnx: node 'y' (MaxPool, opset 13) makes 'where', but only its first output is supported");
  }

  @Test
  void saysThatAKernelIsMissing() {
    assertThatThrownBy(map().node("MaxPool", "x -> y")::graph)
        .hasMessage("tiny.onnx: node 'y' (MaxPool, opset 13) lacks its attribute 'kernel_shape'");
  }
}

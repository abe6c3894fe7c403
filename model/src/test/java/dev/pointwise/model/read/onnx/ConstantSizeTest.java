package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import java.util.List;
import onnx.Onnx.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConstantSizeTest {
  private static TinyModel sizes() {
    return TinyModel.opset(13)
        .input(1, 1, 1)
        .integer("zero", 0)
        .integer("one", 1)
        .integer("many", 2_000_000_000)
        .integers("all", 1 << 28)
        .integers("tall", 1 << 15, 1)
        .integers("wide", 1, 1 << 15)
        .integers("map", 1, 30_000, 60_000, 1);
  }

  static List<TinyModel> hugeConstantsOfTinyFiles() {
    return List.of(
        sizes().node("ConstantOfShape", "all -> c"),
        sizes().node("Range", "zero, many, one -> c"),
        sizes()
            .node("ConstantOfShape", "tall -> a")
            .node("ConstantOfShape", "wide -> b")
            .node("Add", "a, b -> c"),
        sizes().node("Expand", "x, map -> c"));
  }

  @ParameterizedTest
  @MethodSource("hugeConstantsOfTinyFiles")
  void refusesHugeConstantsOfTinyFiles(TinyModel model) {
    assertThatThrownBy(model::graph)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("up to 134217728 are supported");
  }

  @Test
  @Timeout(10)
  void castsManyFloatsToBooleans() {
    TinyModel model =
        sizes()
            .integers("image", 1, 1, 1 << 20, 1)
            .node("ConstantOfShape", "image -> zeros")
            .node("Cast", "zeros -> no", integer("to", DataType.BOOL_VALUE))
            .node("Where", "no, zeros, zeros -> w")
            .node("ReduceSum", "w -> s")
            .node("Add", "x, s -> y");

    assertThat(model.run(5)).containsExactly(5);
  }
}

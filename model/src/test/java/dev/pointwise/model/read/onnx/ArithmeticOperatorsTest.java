package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticOperatorsTest {
  private static TinyModel map(int opset) {
    return TinyModel.opset(opset).input(2, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"Add, 8", "Sub, 4", "Mul, 12", "Div, 3", "Max, 6", "Min, 2", "Mean, 4", "Sum, 8"})
  void combinesAnImageWithAConstant(String operator, float result) {
    TinyModel tiny =
        TinyModel.opset(13).input(1).floats("c", new long[] {}, 2).node(operator, "x, c -> y");

    assertThat(tiny.run(6)).containsExactly(result);
  }

  @Test
  void keepsTheOrderOfOperands() {
    TinyModel tiny =
        TinyModel.opset(13).input(1).floats("c", new long[] {1}, 2).node("Sub", "c, x -> y");

    assertThat(tiny.run(6)).containsExactly(-4);
  }

  @Test
  void combinesMoreThanTwo() {
    TinyModel tiny =
        TinyModel.opset(13).input(2).node("Relu", "x -> r").node("Sum", "x, r, x -> y");

    assertThat(tiny.run(-1, 3)).containsExactly(-2, 9);
  }

  @Test
  void broadcastsAlongTheChannels() {
    TinyModel tiny = map(13).count("c", 2, 1, 1).node("Mul", "x, c -> y");

    assertThat(tiny.run(1, 2, 3, 4)).containsExactly(1, 2, 6, 8);
  }

  @Test
  void dropsTheBatchAxisOfConstants() {
    TinyModel tiny = map(13).count("c", 1, 2, 1, 1).node("Mul", "x, c -> y");

    assertThat(tiny.run(1, 2, 3, 4)).containsExactly(1, 2, 6, 8);
  }

  @Test
  void alignsTheSecondOperandAtTheAxisBeforeOpset7() {
    TinyModel tiny =
        map(6).count("c", 2).node("Add", "x, c -> y", integer("broadcast", 1), integer("axis", 1));

    assertThat(tiny.run(1, 2, 3, 4)).containsExactly(2, 3, 5, 6);
  }

  @Test
  void refusesConstantsThatDifferFromImageToImage() {
    TinyModel tiny = map(13).count("c", 3, 2, 1, 2).node("Add", "x, c -> y");

    assertThatThrownBy(tiny::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageContaining(
            "combines an image with a constant of 3x2x1x2, which differs from image to image");
  }

  @Test
  void refusesToAlignTheBatchWithAnotherAxis() {
    TinyModel tiny =
        map(13)
            .node("ReduceMax", "x -> short", integers("axes", 2), integer("keepdims", 0))
            .node("Add", "x, short -> y");

    assertThatThrownBy(tiny::graph)
        .hasMessageContaining("combines values of 3 and 4 axes, which aligns the batch");
  }

  @Test
  void takesSingleOperandsAsTheyAre() {
    TinyModel tiny = map(13).node("Relu", "x -> r").node("Max", "r -> y");

    assertThat(tiny.graph().nodes()).hasSize(2);
  }

  @Test
  void writesOtherFormulasAsArithmetic() {
    assertThat(map(13).node("Neg", "x -> y").run(1, -2, 3, 5)).containsExactly(-1, 2, -3, -5);
    assertThat(map(13).node("Abs", "x -> y").run(1, -2, 3, 0)).containsExactly(1, 2, 3, 0);
    assertThat(map(13).node("Reciprocal", "x -> y").run(1, -2, 4, 8))
        .containsExactly(1, -0.5f, 0.25f, 0.125f);
    assertThat(map(13).floats("p", new long[] {}, 3).node("Pow", "x, p -> y").run(1, -2, 3, 0))
        .containsExactly(1, -8, 27, 0);
  }

  @Test
  void refusesPowersThatAreNoSmallWholeNumbers() {
    TinyModel half = map(13).floats("p", new long[] {}, 0.5f).node("Pow", "x, p -> y");

    assertThatThrownBy(half::graph).hasMessageContaining("raises to 0.5; only whole powers");
  }

  @Test
  void reducesAxesOtherThanTheBatch() {
    TinyModel dropped =
        map(11).node("ReduceMean", "x -> y", integers("axes", 2, -1), integer("keepdims", 0));
    TinyModel kept = map(18).integers("axes", 1).node("ReduceSum", "x, axes -> y");

    assertThat(dropped.graph().node("y").shape()).isEqualTo(Shape.of(2));
    assertThat(dropped.run(1, 2, 3, 4)).containsExactly(1.5f, 3.5f);
    assertThat(kept.graph().node("y").shape()).isEqualTo(Shape.chw(1, 1, 2));
    assertThat(kept.run(1, 2, 3, 4)).containsExactly(4, 6);
  }

  @Test
  void refusesToReduceTheBatch() {
    assertThatThrownBy(map(11).node("ReduceMean", "x -> y")::graph)
        .hasMessageContaining("reduces all axes, the batch among them");
    assertThatThrownBy(map(11).node("ReduceMean", "x -> y", integers("axes", 0))::graph)
        .hasMessageContaining("works along axis 0, the batch; images are computed one by one");
  }
}

package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.decimal;
import static dev.pointwise.model.read.onnx.Attribute.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class DenseOperatorsTest {
  private static TinyModel vector() {
    return TinyModel.opset(13).input(2).floats("w", new long[] {2, 3}, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void multipliesByAMatrixOfInputsByOutputs() {
    assertThat(vector().node("Gemm", "x, w -> y").run(1, 10)).containsExactly(41, 52, 63);
    assertThat(vector().node("MatMul", "x, w -> y").run(1, 10)).containsExactly(41, 52, 63);
  }

  @Test
  void multipliesByATransposedMatrix() {
    TinyModel turned =
        TinyModel.opset(13)
            .input(2)
            .count("w", 3, 2)
            .node("Gemm", "x, w -> y", integer("transB", 1));

    assertThat(turned.run(1, 10)).containsExactly(21, 43, 65);
  }

  @Test
  void scalesProductAndBias() {
    TinyModel scaled =
        vector()
            .floats("b", new long[] {1, 3}, 1, 2, 3)
            .node("Gemm", "x, w, b -> y", decimal("alpha", 0.5f), decimal("beta", 100));

    assertThat(scaled.run(1, 10)).containsExactly(120.5f, 226, 331.5f);
  }

  @Test
  void spreadsABiasOfOneNumber() {
    TinyModel single = vector().floats("b", new long[] {}, 7).node("Gemm", "x, w, b -> y");

    assertThat(single.run(1, 10)).containsExactly(48, 59, 70);
  }

  @Test
  void refusesABiasOfAnotherSize() {
    TinyModel model = vector().count("b", 6).node("Gemm", "x, w, b -> y");

    assertThatThrownBy(model::graph)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("tiny.onnx: node 'y' (Gemm, opset 13) cannot broadcast");
  }

  @Test
  void multipliesTheLastAxisOfHigherRanks() {
    TinyModel rows = TinyModel.opset(13).input(2, 2).count("w", 2, 1).node("MatMul", "x, w -> y");

    assertThat(rows.graph().node("y").shape()).isEqualTo(Shape.of(2, 1));
    assertThat(rows.run(1, 2, 3, 4)).containsExactly(5, 11);
  }

  @Test
  void dropsTheLastAxisWhereTheRightSideIsAVector() {
    TinyModel product = TinyModel.opset(13).input(2, 2).count("w", 2).node("MatMul", "x, w -> y");

    assertThat(product.graph().node("y").shape()).isEqualTo(Shape.of(2));
    assertThat(product.run(1, 2, 3, 4)).containsExactly(5, 11);
  }

  @Test
  void refusesToTransposeTheBatch() {
    assertThatThrownBy(vector().node("Gemm", "x, w -> y", integer("transA", 1))::graph)
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageContaining("(Gemm, opset 13) has transA, which exchanges batch and features");
  }

  @Test
  void refusesABiasForEachImage() {
    TinyModel each = vector().count("b", 4, 3).node("Gemm", "x, w, b -> y");

    assertThatThrownBy(each::graph)
        .hasMessageContaining("adds 4x3, which differs from image to image");
  }

  @Test
  void refusesAStackOfMatrices() {
    TinyModel stack =
        TinyModel.opset(13).input(2, 2).count("w", 3, 2, 2).node("MatMul", "x, w -> y");

    assertThatThrownBy(stack::graph)
        .hasMessageContaining("multiplies by 3x2x2; only one matrix is supported");
  }
}

package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.decimals;
import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static dev.pointwise.model.read.onnx.Attribute.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
  /** Constants a (4, -9) and b (3, 2) through an operator, added to zeros. */
  private static float[] fold(String operator) {
    return TinyModel.opset(13)
        .input(2)
        .floats("a", new long[] {2}, 4, -9)
        .floats("b", new long[] {2}, 3, 2)
        .node(operator, "a, b -> c")
        .node("Add", "x, c -> y")
        .run(0, 0);
  }

  private static float[] foldOne(String operator) {
    return TinyModel.opset(13)
        .input(2)
        .floats("a", new long[] {2}, 4, 2.5f)
        .node(operator, "a -> c")
        .node("Add", "x, c -> y")
        .run(0, 0);
  }

  private static float[] foldIntegers(String operator) {
    return TinyModel.opset(13)
        .input(2)
        .integers("a", 7, -7)
        .integers("b", 2, 2)
        .node(operator, "a, b -> c")
        .node("Cast", "c -> f", integer("to", 1))
        .node("Add", "x, f -> y")
        .run(0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "Add, 7, -7",
    "Sum, 7, -7",
    "Sub, 1, -11",
    "Mul, 12, -18",
    "Max, 4, 2",
    "Min, 3, -9",
    "Pow, 64, 81"
  })
  void computesWithFloats(String operator, float first, float second) {
    assertThat(fold(operator)).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({"Add, 9, -5", "Div, 3, -3", "Mul, 14, -14", "Mod, 1, 1", "Equal, 0, 0", "Less, 0, 1"})
  void computesWithIntegers(String operator, float first, float second) {
    assertThat(foldIntegers(operator)).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    "Floor, 4, 2",
    "Ceil, 4, 3",
    "Round, 4, 2",
    "Neg, -4, -2.5",
    "Sqrt, 2, 1.5811388",
    "Reciprocal, 0.25, 0.4",
    "Identity, 4, 2.5"
  })
  void computesFunctions(String operator, float first, float second) {
    assertThat(foldOne(operator)).containsExactly(first, second);
  }

  @Test
  void readsConstantsOfEveryForm() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2)
            .node("Constant", " -> a", decimals("value_floats", 1, 2))
            .node("Constant", " -> i", integer("value_int", 7))
            .node("Cast", "i -> b", integer("to", 1))
            .node(
                "Constant",
                " -> c",
                tensor("value", TinyModel.floatTensor("", new long[] {1, 2}, 100, 200)))
            .node("Sum", "x, a, b, c -> y");

    assertThat(tiny.run(0, 0)).containsExactly(108, 209);
  }

  /** PyTorch's pad: the amounts run through a chain of constants. */
  @Test
  void foldsTheAmountsOfAPyTorchPad() {
    TensorProto zero =
        TensorProto.newBuilder()
            .setDataType(DataType.INT64_VALUE)
            .addDims(1)
            .addInt64Data(0)
            .build();
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2, 4, 4)
            .integers("last", 1, 2)
            .integers("missing", 6)
            .integers("columns", -1, 2)
            .integers("starts", -1)
            .integers("ends", -9_223_372_036_854_775_807L)
            .integers("axes", 0)
            .integers("steps", -1)
            .integers("vector", -1)
            .node("ConstantOfShape", "missing -> zeros", tensor("value", zero))
            .node("Concat", "last, zeros -> all", integer("axis", 0))
            .node("Reshape", "all, columns -> pairs")
            .node("Slice", "pairs, starts, ends, axes, steps -> turned")
            .node("Transpose", "turned -> sides", integers("perm", 1, 0))
            .node("Reshape", "sides, vector -> amounts")
            .node("Cast", "amounts -> pads", integer("to", 7))
            .node("Pad", "x, pads -> y");

    assertThat(tiny.graph().node("y").layer())
        .isEqualTo(new Pad(Pad.Mode.CONSTANT, List.of(0, 0, 1), List.of(0, 0, 2), 0));
  }

  /** PyTorch's expand: -1 keeps an extent. */
  @Test
  void foldsTheTargetOfAPyTorchExpand() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2, 1)
            .integers("wanted", -1, -1, 3)
            .integers("minus", -1)
            .integers("three", 3)
            .node(
                "ConstantOfShape",
                "three -> ones",
                tensor(
                    "value",
                    TensorProto.newBuilder()
                        .setDataType(DataType.INT64_VALUE)
                        .addDims(1)
                        .addInt64Data(1)
                        .build()))
            .node("Equal", "wanted, minus -> kept")
            .node("Where", "kept, ones, wanted -> target")
            .node("Expand", "x, target -> y");

    assertThat(tiny.run(5, 6)).containsExactly(5, 5, 5, 6, 6, 6);
  }

  @Test
  void multipliesTheExtentsOfAnImage() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2, 3, 4)
            .integers("one", 1)
            .integers("four", 4)
            .integers("keep", 0)
            .node("Shape", "x -> dims")
            .node("Slice", "dims, one, four -> image")
            .node("ReduceProd", "image -> count", integer("keepdims", 1))
            .node("Concat", "keep, count -> target", integer("axis", 0))
            .node("Reshape", "x, target -> y");

    assertThat(tiny.graph().node("y").shape()).isEqualTo(Shape.of(24));
  }

  @Test
  void countsUp() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(3)
            .integer("start", 5)
            .integer("limit", 0)
            .integer("step", -2)
            .node("Range", "start, limit, step -> r")
            .node("Cast", "r -> f", integer("to", 1))
            .node("Add", "x, f -> y");

    assertThat(tiny.run(0, 0, 0)).containsExactly(5, 3, 1);
  }

  @Test
  void gathersRowsOfConstants() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2, 2)
            .count("a", 3, 2)
            .integers("rows", 2, -3)
            .node("Gather", "a, rows -> c")
            .node("Add", "x, c -> y");

    assertThat(tiny.run(0, 0, 0, 0)).containsExactly(5, 6, 1, 2);
  }

  @Test
  void scalesWeightsStoredAsIntegers() {
    TensorProto bytes =
        TensorProto.newBuilder()
            .setName("q")
            .setDataType(DataType.INT8_VALUE)
            .addDims(2)
            .addDims(2)
            .addInt32Data(1)
            .addInt32Data(2)
            .addInt32Data(3)
            .addInt32Data(-4)
            .build();
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2, 2)
            .tensor(bytes)
            .floats("scale", new long[] {2}, 0.5f, 10)
            .node("DequantizeLinear", "q, scale -> w", integer("axis", 0))
            .node("Add", "x, w -> y");

    assertThat(tiny.run(0, 0, 0, 0)).containsExactly(0.5f, 1, 30, -40);
  }

  @Test
  void readsAConstantOnceHoweverOftenItIsUsed() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2)
            .count("c", 2)
            .node("Add", "x, c -> s")
            .node("Mul", "s, c -> y");

    assertThat(tiny.graph().nodes().stream().filter(node -> node.layer() instanceof Constant))
        .hasSize(1);
  }

  @Test
  void refusesOutputsThatDoNotDependOnTheImage() {
    TinyModel tiny = TinyModel.opset(13).input(2).node("Shape", "x -> y");

    assertThatThrownBy(tiny::graph)
        .hasMessage(
            "tiny.onnx: output 'y' does not depend on the image; remove it from the model's outputs");
  }

  @Test
  void saysWhereConstantsDoNotFit() {
    TinyModel tiny =
        TinyModel.opset(13)
            .input(2)
            .integers("a", 1, 2)
            .integers("zero", 0)
            .node("div", "Div", "a, zero -> c")
            .node("Reshape", "x, c -> y");

    assertThatThrownBy(tiny::graph)
        .hasMessageContaining(
            "tiny.onnx: node 'div' (Div, opset 13) does not fit its inputs (/ by zero)");
  }
}

package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.decimal;
import static dev.pointwise.model.read.onnx.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Activation.Kind;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.tensor.Shape;
import onnx.Onnx.AttributeProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationOperatorsTest {
  private static Activation read(int opset, String operator, AttributeProto... attributes) {
    TinyModel tiny = TinyModel.opset(opset).input(3).node(operator, "x -> y", attributes);
    return ((Activate) tiny.graph().node("y").layer()).activation();
  }

  @ParameterizedTest
  @CsvSource({
    "Relu, RELU, 0, 0",
    "Sigmoid, SIGMOID, 0, 0",
    "Tanh, TANH, 0, 0",
    "Softplus, SOFTPLUS, 0, 0",
    "Softsign, SOFTSIGN, 0, 0",
    "Mish, MISH, 0, 0",
    "HardSwish, HARD_SWISH, 0, 0",
    "Gelu, GELU, 0, 0",
    "Swish, SWISH, 1, 0",
    "Elu, ELU, 1, 0",
    "Celu, CELU, 1, 0",
    "LeakyRelu, LEAKY_RELU, 0.01, 0",
    "ThresholdedRelu, THRESHOLDED_RELU, 1, 0",
    "HardSigmoid, HARD_SIGMOID, 0.2, 0.5",
    "Selu, SELU, 1.6732632, 1.050701"
  })
  void takesItsDefaultsFromOnnx(String operator, Kind kind, float alpha, float beta) {
    assertThat(read(24, operator)).isEqualTo(new Activation(kind, alpha, beta));
  }

  @Test
  void readsParameters() {
    assertThat(read(13, "LeakyRelu", decimal("alpha", 0.3f)))
        .isEqualTo(new Activation(Kind.LEAKY_RELU, 0.3f, 0));
    assertThat(read(13, "Selu", decimal("alpha", 2), decimal("gamma", 3)))
        .isEqualTo(new Activation(Kind.SELU, 2, 3));
    assertThat(read(20, "Gelu", text("approximate", "tanh")))
        .isEqualTo(Activation.of(Kind.GELU_TANH));
  }

  @Test
  void clipsToAttributesBeforeOpset11() {
    assertThat(read(6, "Clip", decimal("min", 0), decimal("max", 6)))
        .isEqualTo(Activation.clip(0, 6));
    assertThat(read(6, "Clip"))
        .isEqualTo(Activation.clip(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));
  }

  @Test
  void clipsToInputsFromOpset11() {
    TinyModel above =
        TinyModel.opset(13)
            .input(3)
            .floats("least", new long[] {}, -1)
            .floats("most", new long[] {}, 2)
            .node("Clip", "x, least, most -> y");
    TinyModel below =
        TinyModel.opset(13)
            .input(3)
            .floats("most", new long[] {}, 2)
            .node("Clip", "x, , most -> y");

    assertThat(above.run(-3, 0, 3)).containsExactly(-1, 0, 2);
    assertThat(below.run(-3, 0, 3)).containsExactly(-3, 0, 2);
  }

  @Test
  void alignsSlopesWithTheChannelsBeforeOpset7() {
    Prelu old = prelu(6, 2);
    Prelu newer = prelu(9, 2, 1, 1);

    assertThat(old.slope().shape()).isEqualTo(Shape.of(2, 1, 1));
    assertThat(newer.slope().shape()).isEqualTo(Shape.of(2, 1, 1));
  }

  @Test
  void dropsTheBatchAxisOfSlopes() {
    assertThat(prelu(16, 1, 2, 1, 1).slope().shape()).isEqualTo(Shape.of(2, 1, 1));
  }

  private static Prelu prelu(int opset, long... slope) {
    TinyModel tiny =
        TinyModel.opset(opset).input(2, 3, 3).count("s", slope).node("PRelu", "x, s -> y");
    return (Prelu) tiny.graph().node("y").layer();
  }
}

package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.counting;
import static dev.pointwise.model.engine.reference.ReferenceAssert.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.Arithmetic.Operation;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementwiseTest {
  /** Values worked out by hand or taken from tables. */
  @ParameterizedTest(name = "{0}({1}, {2}) of {3} is {4}")
  @CsvSource({
    "NONE, 0, 0, -3, -3",
    "RELU, 0, 0, -3, 0",
    "RELU, 0, 0, 3, 3",
    "CLIP, 0, 6, 7, 6",
    "CLIP, -1, 6, -2, -1",
    "LEAKY_RELU, 0.1, 0, -2, -0.2",
    "LEAKY_RELU, 0.1, 0, 2, 2",
    "THRESHOLDED_RELU, 1, 0, 1, 0",
    "THRESHOLDED_RELU, 1, 0, 2, 2",
    "ELU, 2, 0, -1, -1.2642411",
    "ELU, 2, 0, 1, 1",
    "CELU, 2, 0, -2, -1.2642411",
    "SELU, 1.5, 2, -1, -1.8963617",
    "SELU, 1.5, 2, 3, 6",
    "SIGMOID, 0, 0, 1, 0.7310586",
    "HARD_SIGMOID, 0.2, 0.5, 1, 0.7",
    "HARD_SIGMOID, 0.2, 0.5, -9, 0",
    "HARD_SWISH, 0, 0, -4, 0",
    "HARD_SWISH, 0, 0, 3, 3",
    "HARD_SWISH, 0, 0, -1.5, -0.375",
    "SWISH, 1, 0, 1, 0.7310586",
    "SWISH, 2, 0, 1, 0.8807971",
    "MISH, 0, 0, 1, 0.8650984",
    "GELU, 0, 0, 1, 0.8413447",
    "GELU, 0, 0, -2, -0.0455003",
    "GELU_TANH, 0, 0, 1, 0.8411920",
    "TANH, 0, 0, 1, 0.7615942",
    "SOFTPLUS, 0, 0, 0, 0.6931472",
    "SOFTPLUS, 0, 0, 1000, 1000",
    "SOFTSIGN, 0, 0, -3, -0.75"
  })
  void activationFollowsItsFormula(
      Activation.Kind kind, float alpha, float beta, float x, double expected) {
    assertThat(ActivationFunction.apply(new Activation(kind, alpha, beta), x))
        .isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest(name = "erf({0}) is {1}")
  @CsvSource({
    "0, 0",
    "0.5, 0.5204998778130465",
    "-1, -0.8427007929497149",
    "3, 0.9999779095030014",
    "7, 1"
  })
  void errorFunctionAgreesWithTables(double x, double expected) {
    assertThat(ActivationFunction.erf(x)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void activateKeepsTheShape() {
    applying(new Activate(Activation.RELU)).to(map(1, 2, 2, -1, 2, -3, 4)).gives(0, 2, 0, 4);
  }

  @Test
  void arithmeticStretchesExtentsOfOne() {
    Arithmetic add = new Arithmetic(Operation.ADD, Activation.NONE);
    FloatTensor perChannel = FloatTensor.of(Shape.of(2, 1, 1), 10, 20);
    applying(add).to(counting(2, 1, 2), perChannel).gives(11, 12, 23, 24);
    FloatTensor perColumn = FloatTensor.vector(100, 200);
    applying(add).to(perChannel, perColumn).gives(110, 210, 120, 220);
    applying(add).to(FloatTensor.of(Shape.SCALAR, 5), perColumn).gives(105, 205);
  }

  @ParameterizedTest(name = "{0} of 12, 2 and 3 is {1}")
  @CsvSource({
    "ADD, 17",
    "SUBTRACT, 7",
    "MULTIPLY, 72",
    "DIVIDE, 2",
    "MAX, 12",
    "MIN, 2",
    "MEAN, 5.6666667"
  })
  void arithmeticRunsFromLeftToRight(Operation operation, float expected) {
    applying(new Arithmetic(operation, Activation.NONE))
        .to(FloatTensor.vector(12), FloatTensor.vector(2), FloatTensor.vector(3))
        .gives(expected);
  }

  @Test
  void arithmeticAppliesItsActivationLast() {
    applying(new Arithmetic(Operation.SUBTRACT, Activation.RELU))
        .to(FloatTensor.vector(1, 5), FloatTensor.vector(3, 3))
        .gives(0, 2);
  }

  @Test
  void preluHasASlopePerChannel() {
    FloatTensor slope = FloatTensor.of(Shape.of(2, 1, 1), 2, 3);
    applying(new Prelu(slope)).to(map(2, 1, 2, -1, 1, -1, 1)).gives(-2, 1, -3, 1);
  }
}

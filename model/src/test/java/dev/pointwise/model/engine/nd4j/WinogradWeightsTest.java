package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.engine.vector.WinogradForm;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinogradWeightsTest {
  private static final float ROUNDING = 1e-5f;

  private static double[] finitePoints(int side) {
    return side == 6
        ? new double[] {0, 0.625, -0.625, 1.5, -1.5}
        : new double[] {0, 1, -1, 2, -2, 0.5, -0.5};
  }

  /** What the weights at those points are multiplied by. */
  private static double[] scales(int side) {
    return side == 6
        ? new double[] {1, 0.390625, 0.390625, 1.5, 1.5}
        : new double[] {1, 1, 1, 1, 1, 1, 1};
  }

  private static WinogradForm form(int kernel) {
    return WinogradForm.ofKernel(kernel).get(0);
  }

  private static Conv2d convolution(int out, int in, int kernel) {
    Random random = new Random(kernel);
    float[] weights = new float[out * in * kernel * kernel];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    return new Conv2d(
        FloatTensor.of(Shape.of(out, in, kernel, kernel), weights),
        FloatTensor.absent(Shape.of(out)),
        Window2d.of(kernel),
        1,
        Activation.NONE);
  }

  @Test
  void equalTheTransformOfThreeByThreeByHand() {
    Conv2d ones =
        new Conv2d(
            FloatTensor.filled(Shape.of(1, 1, 3, 3), 1),
            FloatTensor.absent(Shape.of(1)),
            Window2d.of(3),
            1,
            Activation.NONE);
    float[] rowSums = {256 / 225f, -129 / 238f, -49 / 238f, 304 / 357f, 112 / 357f, 1};
    float[] values = new WinogradWeights(form(3), ones, 1, 1).values();
    for (int point = 0; point < values.length; point++) {
      assertThat(values[point])
          .isCloseTo(rowSums[point / 6] * rowSums[point % 6], within(ROUNDING));
    }
  }

  /** {@code A^T ((G g G^T) * (B^T d B)) A}. */
  @ParameterizedTest(name = "{0}x{0}")
  @ValueSource(ints = {3, 5})
  void aTileTimesTheWeightsGivesItsCorrelation(int kernel) {
    WinogradForm form = form(kernel);
    int side = form.side();
    Conv2d layer = convolution(3, 2, kernel);
    float[] values = new WinogradWeights(form, layer, 5, 4).values();
    double[][] data = new double[side][side];
    Random random = new Random(9);
    for (double[] row : data) {
      Arrays.setAll(row, x -> random.nextGaussian());
    }
    for (int out = 0; out < 3; out++) {
      for (int in = 0; in < 2; in++) {
        double[][] points = times(times(input(side), data), transposed(input(side)));
        for (int point = 0; point < form.points(); point++) {
          points[point / side][point % side] *= values[(point * 5 + out) * 4 + in];
        }
        double[][] output = output(side, form.tile());
        double[][] tile = times(times(output, points), transposed(output));
        int first = (out * 2 + in) * kernel * kernel;
        assertCorrelation(tile, data, layer.weight(), first, kernel);
      }
    }
  }

  /** By point, the coefficients of the product of (x - b) over the other finite points b. */
  private static double[][] input(int side) {
    double[] points = finitePoints(side);
    double[][] input = new double[side][side];
    for (int point = 0; point < side; point++) {
      double[] product = new double[side];
      product[0] = 1;
      for (int other = 0; other < side - 1; other++) {
        if (other != point) {
          for (int power = side - 1; power >= 0; power--) {
            double lower = power == 0 ? 0 : product[power - 1];
            product[power] = lower - points[other] * product[power];
          }
        }
      }
      input[point] = product;
    }
    return input;
  }

  private static void assertCorrelation(
      double[][] tile, double[][] data, FloatTensor weight, int first, int kernel) {
    for (int y = 0; y < tile.length; y++) {
      for (int x = 0; x < tile.length; x++) {
        double sum = 0;
        for (int i = 0; i < kernel * kernel; i++) {
          sum += weight.at(first + i) * data[y + i / kernel][x + i % kernel];
        }
        assertThat(tile[y][x]).as("cell %d,%d", y, x).isCloseTo(sum, within((double) ROUNDING));
      }
    }
  }

  /** Powers of the finite points, unscaled; the point at infinity is the last output's. */
  private static double[][] output(int side, int tile) {
    double[] points = finitePoints(side);
    double[] scales = scales(side);
    double[][] output = new double[tile][side];
    for (int row = 0; row < tile; row++) {
      for (int i = 0; i < side - 1; i++) {
        output[row][i] = Math.pow(points[i], row) / scales[i];
      }
    }
    output[tile - 1][side - 1] = 1;
    return output;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }

  private static double[][] times(double[][] left, double[][] right) {
    double[][] result = new double[left.length][right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right[0].length; j++) {
        for (int k = 0; k < right.length; k++) {
          result[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return result;
  }

  @ParameterizedTest(name = "{0}x{0}")
  @ValueSource(ints = {3, 5})
  void fillUpWithZeros(int kernel) {
    float[] values = new WinogradWeights(form(kernel), convolution(3, 2, kernel), 16, 8).values();
    assertThat(values).hasSize(form(kernel).points() * 16 * 8);
    for (int i = 0; i < values.length; i++) {
      boolean isFilling = i / 8 % 16 >= 3 || i % 8 >= 2;
      assertThat(values[i] == 0).as("value %d is zero", i).isEqualTo(isFilling);
    }
  }
}

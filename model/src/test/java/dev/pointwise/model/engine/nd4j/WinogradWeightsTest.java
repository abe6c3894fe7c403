package dev.pointwise.model.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinogradWeightsTest {
  private static final int SIDE = WinogradWeights.SIDE;
  private static final float ROUNDING = 1e-5f;

  /** Lavin and Gray, section 4.3. */
  private static final double[][] INPUT = {
    {4, 0, -5, 0, 1, 0},
    {0, -4, -4, 1, 1, 0},
    {0, 4, -4, -1, 1, 0},
    {0, -2, -1, 2, 1, 0},
    {0, 2, -1, -2, 1, 0},
    {0, 4, 0, -5, 0, 1}
  };

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
  void equalThePublishedTransformOfThreeByThree() {
    Conv2d ones =
        new Conv2d(
            FloatTensor.filled(Shape.of(1, 1, 3, 3), 1),
            FloatTensor.absent(Shape.of(1)),
            Window2d.of(3),
            1,
            Activation.NONE);
    float[] rowSums = {1 / 4f, -1 / 2f, -1 / 6f, 7 / 24f, 1 / 8f, 1};
    float[] values = new WinogradWeights(ones, 1, 1).values();
    for (int point = 0; point < values.length; point++) {
      assertThat(values[point])
          .isCloseTo(rowSums[point / SIDE] * rowSums[point % SIDE], within(ROUNDING));
    }
  }

  /** {@code A^T ((G g G^T) * (B^T d B)) A}, the last row and column of A by the tile's size. */
  @ParameterizedTest(name = "{0}x{0}")
  @ValueSource(ints = {3, 5})
  void aTileTimesTheWeightsGivesItsCorrelation(int kernel) {
    Conv2d layer = convolution(3, 2, kernel);
    float[] values = new WinogradWeights(layer, 5, 4).values();
    double[][] data = new double[SIDE][SIDE];
    Random random = new Random(9);
    for (double[] row : data) {
      for (int x = 0; x < SIDE; x++) {
        row[x] = random.nextGaussian();
      }
    }
    for (int out = 0; out < 3; out++) {
      for (int in = 0; in < 2; in++) {
        double[][] points = times(times(INPUT, data), transposed(INPUT));
        for (int point = 0; point < WinogradWeights.POINTS; point++) {
          points[point / SIDE][point % SIDE] *= values[(point * 5 + out) * 4 + in];
        }
        double[][] output = output(SIDE + 1 - kernel);
        double[][] tile = times(times(output, points), transposed(output));
        int first = (out * 2 + in) * kernel * kernel;
        assertCorrelation(tile, data, layer.weight(), first, kernel);
      }
    }
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

  /** Powers of the points 0, 1, -1, 2, -2; the point at infinity is the last output's. */
  private static double[][] output(int tile) {
    double[] points = {0, 1, -1, 2, -2};
    double[][] output = new double[tile][SIDE];
    for (int row = 0; row < tile; row++) {
      for (int i = 0; i < points.length; i++) {
        output[row][i] = Math.pow(points[i], row);
      }
    }
    output[tile - 1][SIDE - 1] = 1;
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
    float[] values = new WinogradWeights(convolution(3, 2, kernel), 16, 8).values();
    assertThat(values).hasSize(WinogradWeights.POINTS * 16 * 8);
    for (int i = 0; i < values.length; i++) {
      boolean isFilling = i / 8 % 16 >= 3 || i % 8 >= 2;
      assertThat(values[i] == 0).as("value %d is zero", i).isEqualTo(isFilling);
    }
  }
}

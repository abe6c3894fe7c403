package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.tensor.FloatTensor;

/**
 * Kernels at the six Winograd points 0, 1, -1, 2, -2 and infinity of both axes: {@code G g G^T}
 * (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", equation 8).
 *
 * @param outChannels at least the layer's, filled up with zeros; {@code inChannels} alike
 */
record WinogradWeights(Conv2d layer, int outChannels, int inChannels) {
  static final int SIDE = 6;
  static final int POINTS = SIDE * SIDE;

  private static final double[] FINITE_POINTS = {0, 1, -1, 2, -2};

  /** By point, output channel and input channel. */
  float[] values() {
    int side = layer.window().kernel().height();
    double[][] g = evaluation(side);
    FloatTensor weight = layer.weight();
    float[] values = new float[POINTS * outChannels * inChannels];
    double[] kernel = new double[side * side];
    for (int out = 0; out < layer.outChannels(); out++) {
      for (int in = 0; in < layer.inChannels(); in++) {
        int first = (out * layer.inChannels() + in) * kernel.length;
        for (int i = 0; i < kernel.length; i++) {
          kernel[i] = weight.at(first + i);
        }
        transform(g, kernel, values, out * inChannels + in);
      }
    }
    return Negligible.dropped(values);
  }

  private void transform(double[][] g, double[] kernel, float[] values, int first) {
    int side = g[0].length;
    double[] half = new double[SIDE * side];
    for (int point = 0; point < SIDE; point++) {
      for (int column = 0; column < side; column++) {
        for (int row = 0; row < side; row++) {
          half[point * side + column] += g[point][row] * kernel[row * side + column];
        }
      }
    }
    int plane = outChannels * inChannels;
    for (int point = 0; point < POINTS; point++) {
      double sum = 0;
      for (int column = 0; column < side; column++) {
        sum += half[point / SIDE * side + column] * g[point % SIDE][column];
      }
      values[point * plane + first] = (float) sum;
    }
  }

  /** G: powers of each point over the product of its distances to the others. */
  private static double[][] evaluation(int side) {
    double[][] g = new double[SIDE][side];
    for (int i = 0; i < FINITE_POINTS.length; i++) {
      double distances = 1;
      for (int j = 0; j < FINITE_POINTS.length; j++) {
        distances *= i == j ? 1 : FINITE_POINTS[i] - FINITE_POINTS[j];
      }
      for (int power = 0; power < side; power++) {
        g[i][power] = Math.pow(FINITE_POINTS[i], power) / distances;
      }
    }
    g[SIDE - 1][side - 1] = 1;
    return g;
  }
}

package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.WinogradForm;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.tensor.FloatTensor;

/**
 * Kernels at a form's points of both axes: {@code G g G^T}, worked out in double (Lavin and Gray,
 * "Fast Algorithms for Convolutional Neural Networks", 2015, equation 8).
 *
 * @param outChannels at least the layer's, filled up with zeros; {@code inChannels} alike
 */
record WinogradWeights(WinogradForm form, Conv2d layer, int outChannels, int inChannels) {
  /** By point, output channel and input channel. */
  float[] values() {
    int side = form.kernel();
    double[][] g = form.weightTransform();
    FloatTensor weight = layer.weight();
    float[] values = new float[form.points() * outChannels * inChannels];
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
    int points = form.side();
    double[] half = new double[points * side];
    for (int point = 0; point < points; point++) {
      for (int column = 0; column < side; column++) {
        for (int row = 0; row < side; row++) {
          half[point * side + column] += g[point][row] * kernel[row * side + column];
        }
      }
    }
    int plane = outChannels * inChannels;
    for (int point = 0; point < form.points(); point++) {
      double sum = 0;
      for (int column = 0; column < side; column++) {
        sum += half[point / points * side + column] * g[point % points][column];
      }
      values[point * plane + first] = (float) sum;
    }
  }
}

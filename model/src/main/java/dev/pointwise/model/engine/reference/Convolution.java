package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** Layers with weights (ONNX Conv, ConvTranspose, Gemm). */
final class Convolution {
  private Convolution() {}

  /** {@code activation(bias[o] + sum over i, ky, kx of weight[o,i,ky,kx] * input + residual)}. */
  static FloatTensor conv2d(Conv2d layer, List<FloatTensor> inputs, Shape output) {
    FeatureMap input = FeatureMap.of(inputs.get(0));
    return FeatureMap.compute(
        output,
        (o, y, x) -> {
          double sum = layer.bias().at(o) + underWindow(layer, input, o, y, x);
          if (inputs.size() == 2) {
            sum += FeatureMap.of(inputs.get(1)).at(o, y, x);
          }
          return ActivationFunction.apply(layer.activation(), sum);
        });
  }

  private static double underWindow(Conv2d layer, FeatureMap input, int o, int y, int x) {
    Window2d window = layer.window();
    int perGroup = layer.weight().shape().dim(1);
    int firstChannel = o / (layer.outChannels() / layer.groups()) * perGroup;
    int top = y * window.stride().height() - window.padding().top();
    int left = x * window.stride().width() - window.padding().left();
    int weight = o * perGroup * window.kernel().height() * window.kernel().width();
    double sum = 0;
    for (int i = 0; i < perGroup; i++) {
      for (int ky = 0; ky < window.kernel().height(); ky++) {
        for (int kx = 0; kx < window.kernel().width(); kx++, weight++) {
          int inY = top + ky * window.dilation().height();
          int inX = left + kx * window.dilation().width();
          if (input.contains(inY, inX)) {
            sum += layer.weight().at(weight) * input.at(firstChannel + i, inY, inX);
          }
        }
      }
    }
    return sum;
  }

  /** Each input cell, times the kernel, is added to the output cells below it. */
  static FloatTensor transposed(ConvTranspose2d layer, FloatTensor tensor, Shape output) {
    FeatureMap input = FeatureMap.of(tensor);
    double[][][] sums = new double[output.channels()][output.height()][output.width()];
    for (int i = 0; i < input.channels(); i++) {
      for (int y = 0; y < input.height(); y++) {
        for (int x = 0; x < input.width(); x++) {
          spread(layer, i, y, x, input.at(i, y, x), sums);
        }
      }
    }
    return FeatureMap.compute(output, (o, y, x) -> layer.bias().at(o) + sums[o][y][x]);
  }

  private static void spread(
      ConvTranspose2d layer, int i, int y, int x, double value, double[][][] sums) {
    Window2d window = layer.window();
    int perGroup = layer.weight().shape().dim(1);
    int firstChannel = i / (layer.inChannels() / layer.groups()) * perGroup;
    int top = y * window.stride().height() - window.padding().top();
    int left = x * window.stride().width() - window.padding().left();
    int weight = i * perGroup * window.kernel().height() * window.kernel().width();
    for (int o = firstChannel; o < firstChannel + perGroup; o++) {
      for (int ky = 0; ky < window.kernel().height(); ky++) {
        for (int kx = 0; kx < window.kernel().width(); kx++, weight++) {
          int outY = top + ky * window.dilation().height();
          int outX = left + kx * window.dilation().width();
          boolean inside =
              outY >= 0 && outY < sums[o].length && outX >= 0 && outX < sums[o][outY].length;
          if (inside) {
            sums[o][outY][outX] += layer.weight().at(weight) * value;
          }
        }
      }
    }
  }

  /** {@code activation(bias[o] + sum over i of weight[o,i] * input[i])}, for each row. */
  static FloatTensor dense(Dense layer, FloatTensor input, Shape output) {
    int in = layer.inFeatures();
    int out = layer.outFeatures();
    float[] values = new float[output.elements()];
    for (int next = 0; next < values.length; next++) {
      int row = next / out;
      int o = next % out;
      double sum = layer.bias().at(o);
      for (int i = 0; i < in; i++) {
        sum += (double) layer.weight().at(o * in + i) * input.at(row * in + i);
      }
      values[next] = (float) ActivationFunction.apply(layer.activation(), sum);
    }
    return FloatTensor.of(output, values);
  }
}

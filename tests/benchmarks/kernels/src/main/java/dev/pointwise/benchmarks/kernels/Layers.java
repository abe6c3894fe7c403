package dev.pointwise.benchmarks.kernels;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.layer.Window2d.Rounding;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Random;

/** Layers with seeded weights that keep the size of the values (He initialization). */
final class Layers {
  private Layers() {}

  static Layer pointwise(int in, int out) {
    return convolution(in, out, 1, Window2d.of(1));
  }

  /** Stride 1; maps keep their size. */
  static Layer conv(int in, int out, int kernel) {
    return convolution(in, out, 1, Window2d.of(kernel).padding(kernel / 2));
  }

  static Layer depthwise(int channels) {
    return convolution(channels, channels, channels, Window2d.of(3).padding(1));
  }

  /** A ResNet's first layer. */
  static Layer stem() {
    return convolution(3, 64, 1, Window2d.of(7).stride(2).padding(3));
  }

  private static Layer convolution(int in, int out, int groups, Window2d window) {
    int cells = window.kernel().height() * window.kernel().width();
    int fanIn = in / groups * cells;
    Random random = new Random(fanIn);
    float[] weights = new float[out * fanIn];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / fanIn));
    }
    Shape shape = Shape.of(out, in / groups, window.kernel().height(), window.kernel().width());
    return new Conv2d(
        FloatTensor.of(shape, weights),
        FloatTensor.zeros(Shape.of(out)),
        window,
        groups,
        Activation.RELU);
  }

  /** AlexNet's and GoogLeNet's. */
  static Layer localResponseNorm() {
    return new LocalResponseNorm(5, 1e-4f, 0.75f, 1);
  }

  static Layer maxPool(int stride, int padding, Rounding rounding) {
    return new MaxPool2d(Window2d.of(3).stride(stride).padding(padding).rounding(rounding));
  }
}

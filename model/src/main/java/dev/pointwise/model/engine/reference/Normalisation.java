package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.stream.IntStream;

/** Layers that scale a value by statistics: learned ones, its neighbours', its group's. */
final class Normalisation {
  private Normalisation() {}

  static FloatTensor batch(BatchNorm layer, FloatTensor input) {
    Operand values = Operand.of(input);
    return Operand.compute(
        input.shape(),
        index -> {
          int c = index[0];
          double deviation = Math.sqrt((double) layer.variance().at(c) + layer.epsilon());
          double normal = (values.at(index) - layer.mean().at(c)) / deviation;
          return layer.scale().at(c) * normal + layer.shift().at(c);
        });
  }

  /** Mean and variance (divided by n, not n - 1) over a group's channels and all their cells. */
  static FloatTensor group(GroupNorm layer, FloatTensor input) {
    int channels = input.shape().channels();
    int cells = input.elements() / channels;
    int groupSize = input.elements() / layer.groups();
    float[] values = new float[input.elements()];
    for (int start = 0; start < values.length; start += groupSize) {
      int end = start + groupSize;
      double mean = IntStream.range(start, end).mapToDouble(input::at).sum() / groupSize;
      double variance =
          IntStream.range(start, end).mapToDouble(i -> square(input.at(i) - mean)).sum()
              / groupSize;
      double deviation = Math.sqrt(variance + layer.epsilon());
      for (int i = start; i < end; i++) {
        double normal = (input.at(i) - mean) / deviation;
        int c = i / cells;
        values[i] = (float) (layer.scale().at(c) * normal + layer.shift().at(c));
      }
    }
    return FloatTensor.of(input.shape(), values);
  }

  /** ONNX LRN: floor((size-1)/2) channels before and ceil((size-1)/2) behind count. */
  static FloatTensor localResponse(LocalResponseNorm layer, FloatTensor input) {
    int channels = input.shape().channels();
    int cells = input.elements() / channels;
    float[] values = new float[input.elements()];
    for (int i = 0; i < values.length; i++) {
      int c = i / cells;
      int cell = i % cells;
      int first = Math.max(0, c - (layer.size() - 1) / 2);
      int last = Math.min(channels - 1, c + layer.size() / 2);
      double squares =
          IntStream.rangeClosed(first, last)
              .mapToDouble(other -> square(input.at(other * cells + cell)))
              .sum();
      double denominator = layer.bias() + (double) layer.alpha() / layer.size() * squares;
      values[i] = (float) (input.at(i) / Math.pow(denominator, layer.beta()));
    }
    return FloatTensor.of(input.shape(), values);
  }

  static FloatTensor softmax(Softmax layer, FloatTensor input) {
    return alongAxis(input, layer.axis(), (x, max, sum) -> Math.exp(x - max) / sum);
  }

  static FloatTensor logSoftmax(LogSoftmax layer, FloatTensor input) {
    return alongAxis(input, layer.axis(), (x, max, sum) -> x - max - Math.log(sum));
  }

  /** {@code sum} is that of e^(x - max), which does not overflow. */
  private interface SoftmaxFunction {
    double at(double x, double max, double sum);
  }

  private static FloatTensor alongAxis(FloatTensor input, int axis, SoftmaxFunction function) {
    Shape shape = input.shape();
    int stride = shape.strides()[axis];
    int extent = shape.dim(axis);
    float[] values = new float[input.elements()];
    for (int i = 0; i < values.length; i++) {
      int first = i - i / stride % extent * stride;
      int[] line = IntStream.range(0, extent).map(k -> first + k * stride).toArray();
      double max = IntStream.of(line).mapToDouble(input::at).max().orElseThrow();
      double sum = IntStream.of(line).mapToDouble(k -> Math.exp(input.at(k) - max)).sum();
      values[i] = (float) function.at(input.at(i), max, sum);
    }
    return FloatTensor.of(shape, values);
  }

  private static double square(double value) {
    return value * value;
  }
}

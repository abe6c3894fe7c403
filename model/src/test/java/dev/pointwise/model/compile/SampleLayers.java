package dev.pointwise.model.compile;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Random;

/** Layers with weights that differ from each other and are the same in every run. */
final class SampleLayers {
  static final Activate RELU = new Activate(Activation.RELU);
  static final Arithmetic ADD = new Arithmetic(Arithmetic.Operation.ADD, Activation.NONE);

  private SampleLayers() {}

  static FloatTensor values(int... dims) {
    Shape shape = Shape.of(dims);
    Random random = new Random(shape.hashCode());
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FloatTensor.of(shape, values);
  }

  private static FloatTensor positives(int count) {
    float[] values = values(count).values();
    float[] positives = new float[count];
    for (int i = 0; i < count; i++) {
      positives[i] = 0.5f + Math.abs(values[i]);
    }
    return FloatTensor.vector(positives);
  }

  static Conv2d pointwise(int in, int out) {
    return conv(in, out, Window2d.of(1));
  }

  static Conv2d conv(int in, int out, Window2d window) {
    int height = window.kernel().height();
    int width = window.kernel().width();
    return new Conv2d(values(out, in, height, width), values(out), window, 1, Activation.NONE);
  }

  static Dense dense(int in, int out) {
    return new Dense(values(out, in), values(out), Activation.NONE);
  }

  /** One number a channel, in the shape that broadcasts over a feature map. */
  static Constant perChannel(int channels) {
    return new Constant(positives(channels).reshape(Shape.of(channels, 1, 1)));
  }

  static Arithmetic arithmetic(Arithmetic.Operation operation) {
    return new Arithmetic(operation, Activation.NONE);
  }

  static BatchNorm batchNorm(int channels) {
    return new BatchNorm(
        values(channels), values(channels), values(channels), positives(channels), 1e-5f);
  }

  /** Around each map, not among the channels. */
  static Pad pad(float value, int top, int left, int bottom, int right) {
    return new Pad(Pad.Mode.CONSTANT, List.of(0, top, left), List.of(0, bottom, right), value);
  }
}

package dev.pointwise.model.engine.reference;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/** A tensor CHW, read and made cell by cell. */
record FeatureMap(float[] values, int channels, int height, int width) {
  /** The value of one cell of one channel. */
  interface CellFunction {
    double at(int channel, int y, int x);
  }

  static FeatureMap of(FloatTensor tensor) {
    Shape shape = tensor.shape();
    return new FeatureMap(tensor.values(), shape.channels(), shape.height(), shape.width());
  }

  /** A tensor CHW whose every cell is computed by itself. */
  static FloatTensor compute(Shape shape, CellFunction function) {
    float[] values = new float[shape.elements()];
    int next = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          values[next++] = (float) function.at(channel, y, x);
        }
      }
    }
    return FloatTensor.of(shape, values);
  }

  boolean contains(int y, int x) {
    return y >= 0 && y < height && x >= 0 && x < width;
  }

  double at(int channel, int y, int x) {
    return values[(channel * height + y) * width + x];
  }
}

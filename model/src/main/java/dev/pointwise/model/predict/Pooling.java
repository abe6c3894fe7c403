package dev.pointwise.model.predict;

import dev.pointwise.model.tensor.Shape;

/** What becomes of a feature map CHW before it is handed out. Vectors stay as they are. */
public enum Pooling {
  /** All values, row-major. */
  NONE,
  /** The mean of each channel. */
  AVERAGE,
  /** The largest value of each channel. */
  MAX;

  /** The shape that is left of a layer's. */
  Shape shape(Shape layer) {
    return pools(layer) ? Shape.of(layer.channels()) : layer;
  }

  /** A layer's values after pooling; the same array where nothing is pooled. */
  float[] apply(float[] values, Shape layer) {
    if (!pools(layer)) {
      return values;
    }
    int cells = layer.height() * layer.width();
    float[] pooled = new float[layer.channels()];
    for (int channel = 0; channel < pooled.length; channel++) {
      int from = channel * cells;
      pooled[channel] =
          this == MAX ? largest(values, from, cells) : (float) (sum(values, from, cells) / cells);
    }
    return pooled;
  }

  private boolean pools(Shape layer) {
    return this != NONE && layer.isFeatureMap();
  }

  private static double sum(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static float largest(float[] values, int from, int count) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }
}

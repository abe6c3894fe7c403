package dev.pointwise.benchmarks.graph;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.Window2d;
import java.util.List;

/**
 * What a library needs to run classification networks. Arrays are batches: NCHW, or NC for vectors;
 * activations inside of layers are left to the caller.
 *
 * @param <T> the library's array
 */
public interface Operations<T> {
  T convolve(Conv2d layer, T input);

  T multiply(Dense layer, T input);

  T maxPool(Window2d window, T input);

  T averagePool(AveragePool2d layer, T input);

  /** N x C x 1 x 1. */
  T globalAverage(T input);

  T normalise(LocalResponseNorm layer, T input);

  T add(T left, T right);

  T concat(List<T> inputs, int axis);

  T softmax(T input, int axis);

  T reshape(T input, long[] shape);

  /** {@link Activation.Kind#NONE} does not come. */
  T activate(Activation activation, T input);

  /** Nothing reads this array any more, but a reshape of it may be in use. */
  void release(T array);

  /** For what a peer was not taught. */
  static UnsupportedOperationException unsupported(Object what) {
    return new UnsupportedOperationException("This peer cannot run %s".formatted(what));
  }
}

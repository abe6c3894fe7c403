package dev.pointwise.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import dev.pointwise.benchmarks.graph.Operations;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** PyTorch's operators. Thread-safe. Weights are the manager's. */
final class DjlOperations implements Operations<NDArray> {
  private final NDManager manager;
  private final Map<FloatTensor, NDArray> weights = new ConcurrentHashMap<>();

  DjlOperations(NDManager manager) {
    this.manager = manager;
  }

  private NDArray weight(FloatTensor tensor) {
    return weights.computeIfAbsent(
        tensor,
        absent ->
            manager.create(
                tensor.values(),
                new Shape(tensor.shape().dims().stream().mapToLong(Integer::longValue).toArray())));
  }

  @Override
  public NDArray convolve(Conv2d layer, NDArray input) {
    Window2d window = layer.window();
    boolean even = isEven(window.padding());
    return ai.djl.nn.convolutional.Conv2d.conv2d(
            even ? input : padded(input, window.padding(), 0),
            weight(layer.weight()),
            weight(layer.bias()),
            shape(window.stride()),
            even ? before(window.padding()) : new Shape(0, 0),
            shape(window.dilation()),
            layer.groups())
        .singletonOrThrow();
  }

  @Override
  public NDArray multiply(Dense layer, NDArray input) {
    return Linear.linear(input, weight(layer.weight()), weight(layer.bias())).singletonOrThrow();
  }

  @Override
  public NDArray maxPool(Window2d window, NDArray input) {
    boolean even = isEven(window.padding());
    return Pool.maxPool2d(
        even ? input : padded(input, window.padding(), Float.NEGATIVE_INFINITY),
        shape(window.kernel()),
        shape(window.stride()),
        even ? before(window.padding()) : new Shape(0, 0),
        isCeil(window));
  }

  @Override
  public NDArray averagePool(AveragePool2d layer, NDArray input) {
    Window2d window = layer.window();
    if (!isEven(window.padding())) {
      throw Operations.unsupported(layer);
    }
    return Pool.avgPool2d(
        input,
        shape(window.kernel()),
        shape(window.stride()),
        before(window.padding()),
        isCeil(window),
        layer.divisor() == AveragePool2d.Divisor.PADDED_CELLS);
  }

  @Override
  public NDArray globalAverage(NDArray input) {
    return Pool.globalAvgPool2d(input).reshape(input.size(0), input.size(1), 1, 1);
  }

  /** As {@code torch.nn.functional.local_response_norm} puts it together. */
  @Override
  public NDArray normalise(LocalResponseNorm layer, NDArray input) {
    int size = layer.size();
    NDArray mean =
        Pool.avgPool3d(
                input.mul(input).expandDims(1),
                new Shape(size, 1, 1),
                new Shape(1, 1, 1),
                new Shape(size / 2, 0, 0),
                false,
                true)
            .squeeze(1);
    return input.div(mean.muli(layer.alpha()).addi(layer.bias()).powi(layer.beta()));
  }

  @Override
  public NDArray add(NDArray left, NDArray right) {
    return left.add(right);
  }

  @Override
  public NDArray concat(List<NDArray> inputs, int axis) {
    return NDArrays.concat(new NDList(inputs), axis);
  }

  @Override
  public NDArray softmax(NDArray input, int axis) {
    return input.softmax(axis);
  }

  @Override
  public NDArray reshape(NDArray input, long[] shape) {
    return input.reshape(shape);
  }

  @Override
  public NDArray activate(Activation activation, NDArray input) {
    return switch (activation.kind()) {
      case RELU -> ai.djl.nn.Activation.relu(input);
      case CLIP -> input.clip(activation.alpha(), activation.beta());
      default -> throw Operations.unsupported(activation);
    };
  }

  @Override
  public void release(NDArray array) {
    array.close(); // PyTorch counts references: a reshape keeps the memory
  }

  private static boolean isEven(Padding padding) {
    return padding.top() == padding.bottom() && padding.left() == padding.right();
  }

  private static Shape before(Padding padding) {
    return new Shape(padding.top(), padding.left());
  }

  private static NDArray padded(NDArray input, Padding padding, double value) {
    return input.pad(
        new Shape(padding.left(), padding.right(), padding.top(), padding.bottom()), value);
  }

  private static boolean isCeil(Window2d window) {
    return window.rounding() == Window2d.Rounding.CEIL;
  }

  private static Shape shape(Size size) {
    return new Shape(size.height(), size.width());
  }
}

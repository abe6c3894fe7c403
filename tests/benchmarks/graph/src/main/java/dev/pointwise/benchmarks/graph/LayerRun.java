package dev.pointwise.benchmarks.graph;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Arithmetic;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Constant;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.Input;
import dev.pointwise.model.layer.LayerVisitor;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.layer.Reduce;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Transpose;
import java.util.List;
import java.util.stream.LongStream;

/** One layer on one batch: what classification networks have, and refusals for the rest. */
record LayerRun<T>(Operations<T> operations, List<T> inputs, int batchSize)
    implements LayerVisitor<T> {
  private T input() {
    return inputs.get(0);
  }

  private T activated(Activation activation, T value) {
    return activation.isNone() ? value : operations.activate(activation, value);
  }

  @Override
  public T visit(Activate layer) {
    return activated(layer.activation(), input());
  }

  @Override
  public T visit(Arithmetic layer) {
    if (layer.operation() != Arithmetic.Operation.ADD || inputs.size() != 2) {
      throw Operations.unsupported(layer);
    }
    return activated(layer.activation(), operations.add(inputs.get(0), inputs.get(1)));
  }

  @Override
  public T visit(AveragePool2d layer) {
    return operations.averagePool(layer, input());
  }

  @Override
  public T visit(Concat layer) {
    return operations.concat(inputs, layer.axis() + 1);
  }

  @Override
  public T visit(Conv2d layer) {
    if (inputs.size() != 1) {
      throw Operations.unsupported("a convolution with a residual");
    }
    return activated(layer.activation(), operations.convolve(layer, input()));
  }

  @Override
  public T visit(Dense layer) {
    return activated(layer.activation(), operations.multiply(layer, input()));
  }

  @Override
  public T visit(GlobalPool layer) {
    if (layer.kind() != GlobalPool.Kind.AVERAGE) {
      throw Operations.unsupported(layer);
    }
    return operations.globalAverage(input());
  }

  @Override
  public T visit(LocalResponseNorm layer) {
    return operations.normalise(layer, input());
  }

  @Override
  public T visit(MaxPool2d layer) {
    return operations.maxPool(layer.window(), input());
  }

  @Override
  public T visit(Reshape layer) {
    LongStream image = layer.shape().dims().stream().mapToLong(Integer::longValue);
    return operations.reshape(
        input(), LongStream.concat(LongStream.of(batchSize), image).toArray());
  }

  @Override
  public T visit(Softmax layer) {
    return operations.softmax(input(), layer.axis() + 1);
  }

  @Override
  public T visit(BatchNorm layer) {
    throw Operations.unsupported("a batch norm that no convolution takes up");
  }

  @Override
  public T visit(Constant layer) {
    throw Operations.unsupported("a constant operand");
  }

  @Override
  public T visit(ConvTranspose2d layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(DepthToSpace layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(GroupNorm layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(Input layer) {
    throw new IllegalStateException("The input is given, not computed");
  }

  @Override
  public T visit(LogSoftmax layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(LpPool2d layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(Pad layer) {
    throw Operations.unsupported("a pad that no window takes up");
  }

  @Override
  public T visit(Prelu layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(Reduce layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(Resize layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(Slice layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(SpaceToDepth layer) {
    throw Operations.unsupported(layer.type());
  }

  @Override
  public T visit(Transpose layer) {
    throw Operations.unsupported(layer.type());
  }
}

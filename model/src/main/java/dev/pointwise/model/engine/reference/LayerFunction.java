package dev.pointwise.model.engine.reference;

import dev.pointwise.model.layer.Activate;
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
import dev.pointwise.model.layer.Layer;
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
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** What each layer computes from one image's inputs. */
public final class LayerFunction implements LayerVisitor<FloatTensor> {
  private final List<FloatTensor> inputs;
  private final FloatTensor input;
  private final Shape output;

  private LayerFunction(List<FloatTensor> inputs, Shape output) {
    this.inputs = inputs;
    this.input = inputs.isEmpty() ? null : inputs.get(0);
    this.output = output;
  }

  /**
   * The layer's output for these inputs.
   *
   * @throws dev.pointwise.model.ModelException when the layer cannot take inputs of these shapes
   */
  public static FloatTensor apply(Layer layer, List<FloatTensor> inputs) {
    Shape output = layer.outputShape(inputs.stream().map(FloatTensor::shape).toList());
    return layer.accept(new LayerFunction(inputs, output));
  }

  @Override
  public FloatTensor visit(Activate layer) {
    return Elementwise.activate(layer, input);
  }

  @Override
  public FloatTensor visit(Arithmetic layer) {
    return Elementwise.arithmetic(layer, inputs, output);
  }

  @Override
  public FloatTensor visit(AveragePool2d layer) {
    return Pooling.average(layer, input, output);
  }

  @Override
  public FloatTensor visit(BatchNorm layer) {
    return Normalisation.batch(layer, input);
  }

  @Override
  public FloatTensor visit(Concat layer) {
    return Shuffle.concat(layer, inputs, output);
  }

  @Override
  public FloatTensor visit(Constant layer) {
    return layer.value();
  }

  @Override
  public FloatTensor visit(Conv2d layer) {
    return Convolution.conv2d(layer, inputs, output);
  }

  @Override
  public FloatTensor visit(ConvTranspose2d layer) {
    return Convolution.transposed(layer, input, output);
  }

  @Override
  public FloatTensor visit(Dense layer) {
    return Convolution.dense(layer, input, output);
  }

  @Override
  public FloatTensor visit(DepthToSpace layer) {
    return Shuffle.depthToSpace(layer, input, output);
  }

  @Override
  public FloatTensor visit(GlobalPool layer) {
    return Pooling.global(layer, input, output);
  }

  @Override
  public FloatTensor visit(GroupNorm layer) {
    return Normalisation.group(layer, input);
  }

  @Override
  public FloatTensor visit(Input layer) {
    throw new IllegalArgumentException("An input computes nothing; the session gives its value");
  }

  @Override
  public FloatTensor visit(LocalResponseNorm layer) {
    return Normalisation.localResponse(layer, input);
  }

  @Override
  public FloatTensor visit(LogSoftmax layer) {
    return Normalisation.logSoftmax(layer, input);
  }

  @Override
  public FloatTensor visit(LpPool2d layer) {
    return Pooling.lp(layer, input, output);
  }

  @Override
  public FloatTensor visit(MaxPool2d layer) {
    return Pooling.max(layer, input, output);
  }

  @Override
  public FloatTensor visit(Pad layer) {
    return Shuffle.pad(layer, input, output);
  }

  @Override
  public FloatTensor visit(Prelu layer) {
    return Elementwise.prelu(layer, input);
  }

  @Override
  public FloatTensor visit(Reduce layer) {
    return Reduction.reduce(layer, input, output);
  }

  @Override
  public FloatTensor visit(Reshape layer) {
    return input.reshape(output);
  }

  @Override
  public FloatTensor visit(Resize layer) {
    return Resizing.resize(layer, input, output);
  }

  @Override
  public FloatTensor visit(Slice layer) {
    return Shuffle.slice(layer, input, output);
  }

  @Override
  public FloatTensor visit(Softmax layer) {
    return Normalisation.softmax(layer, input);
  }

  @Override
  public FloatTensor visit(SpaceToDepth layer) {
    return Shuffle.spaceToDepth(layer, input, output);
  }

  @Override
  public FloatTensor visit(Transpose layer) {
    return Shuffle.transpose(layer, input, output);
  }
}

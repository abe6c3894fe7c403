package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Node;
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

/**
 * Counts a node's parameters and MACs.
 *
 * <pre>
 *   Conv2d           output values x input channels of a group x kernel height x kernel width
 *   ConvTranspose2d  input values x output channels of a group x kernel height x kernel width
 *   Dense            output values x input features
 *   all others       0
 * </pre>
 *
 * <p>Biases are parameters but no MACs; cells of padding count like others. This is how torchvision
 * and the papers count what they call multiply-adds.
 */
final class LayerCost implements LayerVisitor<Cost> {
  private final Node node;

  private LayerCost(Node node) {
    this.node = node;
  }

  static Cost of(Node node) {
    return node.layer().accept(new LayerCost(node));
  }

  @Override
  public Cost visit(Conv2d layer) {
    long perOutput = layer.weight().elements() / layer.outChannels();
    return weighted(layer.weight(), layer.bias(), node.shape().elements() * perOutput);
  }

  @Override
  public Cost visit(ConvTranspose2d layer) {
    long perInput = layer.weight().elements() / layer.inChannels();
    long inputs = node.inputs().get(0).shape().elements();
    return weighted(layer.weight(), layer.bias(), inputs * perInput);
  }

  @Override
  public Cost visit(Dense layer) {
    long macs = (long) node.shape().elements() * layer.inFeatures();
    return weighted(layer.weight(), layer.bias(), macs);
  }

  @Override
  public Cost visit(BatchNorm layer) {
    return new Cost(
        count(layer.scale()) + count(layer.shift()),
        count(layer.mean()) + count(layer.variance()),
        0);
  }

  @Override
  public Cost visit(GroupNorm layer) {
    return Cost.parameters(count(layer.scale()) + count(layer.shift()));
  }

  @Override
  public Cost visit(Prelu layer) {
    return Cost.parameters(count(layer.slope()));
  }

  @Override
  public Cost visit(Constant layer) {
    return Cost.parameters(count(layer.value()));
  }

  private static Cost weighted(FloatTensor weight, FloatTensor bias, long macs) {
    return new Cost(count(weight) + count(bias), 0, macs);
  }

  private static long count(FloatTensor weights) {
    return weights.isAbsent() ? 0 : weights.elements();
  }

  @Override
  public Cost visit(Activate layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Arithmetic layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(AveragePool2d layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Concat layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(DepthToSpace layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(GlobalPool layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Input layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(LocalResponseNorm layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(LogSoftmax layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(LpPool2d layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(MaxPool2d layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Pad layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Reduce layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Reshape layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Resize layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Slice layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Softmax layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(SpaceToDepth layer) {
    return Cost.NONE;
  }

  @Override
  public Cost visit(Transpose layer) {
    return Cost.NONE;
  }
}

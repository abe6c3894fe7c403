package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.ModelException;
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

/** Chooses the steps of a node: the table of what runs how. */
final class StepFactory implements LayerVisitor<Value> {
  private final NodePlanning at;

  private StepFactory(NodePlanning at) {
    this.at = at;
  }

  /** Adds the node's steps and returns its output. */
  static Value plan(Planning planning, Node node) {
    try {
      return node.layer().accept(new StepFactory(new NodePlanning(planning, node)));
    } catch (ModelException e) {
      throw e;
    } catch (RuntimeException e) {
      // JavaCPP throws oneDNN's refusals as plain RuntimeExceptions.
      throw new ModelException(
          "Node '%s' (%s) cannot run on engine nd4j with %d images of %s: %s"
              .formatted(
                  node.name(),
                  node.layer().type(),
                  planning.batch(),
                  node.inputs().stream().map(Node::shape).toList(),
                  e.getMessage()),
          e);
    }
  }

  @Override
  public Value visit(Input layer) {
    long[] dims = at.dims();
    return new Value(dims, Layouts.plain(dims), new Place.Input(), new Value.Uses());
  }

  @Override
  public Value visit(Constant layer) {
    return ConstantSteps.plan(at, layer);
  }

  @Override
  public Value visit(Conv2d layer) {
    return ConvolutionSteps.plan(at, layer);
  }

  @Override
  public Value visit(ConvTranspose2d layer) {
    return TransposedConvolutionSteps.plan(at, layer);
  }

  @Override
  public Value visit(Dense layer) {
    return DenseSteps.plan(at, layer);
  }

  @Override
  public Value visit(MaxPool2d layer) {
    return PoolingSteps.max(at, layer);
  }

  @Override
  public Value visit(AveragePool2d layer) {
    return PoolingSteps.average(at, layer);
  }

  @Override
  public Value visit(LpPool2d layer) {
    return PoolingSteps.norm(at, layer);
  }

  @Override
  public Value visit(GlobalPool layer) {
    return ReductionSteps.global(at, layer);
  }

  @Override
  public Value visit(Reduce layer) {
    return ReductionSteps.plan(at, layer);
  }

  @Override
  public Value visit(Activate layer) {
    return at.activated(at.input(), layer.activation());
  }

  @Override
  public Value visit(Prelu layer) {
    return ActivationSteps.prelu(at, layer);
  }

  @Override
  public Value visit(Arithmetic layer) {
    return ArithmeticSteps.plan(at, layer);
  }

  @Override
  public Value visit(BatchNorm layer) {
    return NormalisationSteps.batch(at, layer);
  }

  @Override
  public Value visit(GroupNorm layer) {
    return NormalisationSteps.group(at, layer);
  }

  @Override
  public Value visit(LocalResponseNorm layer) {
    return NormalisationSteps.localResponse(at, layer);
  }

  @Override
  public Value visit(Softmax layer) {
    return SoftmaxSteps.softmax(at, layer);
  }

  @Override
  public Value visit(LogSoftmax layer) {
    return SoftmaxSteps.logSoftmax(at, layer);
  }

  @Override
  public Value visit(Concat layer) {
    return MovementSteps.concat(at, layer);
  }

  @Override
  public Value visit(Reshape layer) {
    return MovementSteps.reshape(at);
  }

  @Override
  public Value visit(Transpose layer) {
    return MovementSteps.transpose(at, layer);
  }

  @Override
  public Value visit(DepthToSpace layer) {
    return MovementSteps.depthToSpace(at, layer);
  }

  @Override
  public Value visit(SpaceToDepth layer) {
    return MovementSteps.spaceToDepth(at, layer);
  }

  @Override
  public Value visit(Pad layer) {
    return GatherSteps.pad(at, layer);
  }

  @Override
  public Value visit(Slice layer) {
    return GatherSteps.slice(at, layer);
  }

  @Override
  public Value visit(Resize layer) {
    return ResizeSteps.plan(at, layer);
  }
}

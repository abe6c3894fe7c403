package dev.pointwise.model.write.onnx;

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

/** Writes the operators of one layer; gives the tensor with its result. */
record LayerWriter(NodeDraft node) implements LayerVisitor<String> {
  @Override
  public String visit(Input layer) {
    return node.declareInput();
  }

  @Override
  public String visit(Constant layer) {
    return node.storeConstant(layer.value());
  }

  @Override
  public String visit(Activate layer) {
    return Activations.write(node, layer.activation(), node.input(0));
  }

  @Override
  public String visit(Prelu layer) {
    return node.operator("PRelu")
        .input(node.input(0))
        .input(node.weights("weight", layer.slope()))
        .write();
  }

  @Override
  public String visit(Arithmetic layer) {
    return Sums.write(node, layer);
  }

  @Override
  public String visit(Conv2d layer) {
    return Weighted.conv(node, layer);
  }

  @Override
  public String visit(ConvTranspose2d layer) {
    return Weighted.convTranspose(node, layer);
  }

  @Override
  public String visit(Dense layer) {
    return Weighted.dense(node, layer);
  }

  @Override
  public String visit(AveragePool2d layer) {
    return Windows.averagePool(node, layer);
  }

  @Override
  public String visit(MaxPool2d layer) {
    return Windows.maxPool(node, layer);
  }

  @Override
  public String visit(LpPool2d layer) {
    return Windows.lpPool(node, layer);
  }

  @Override
  public String visit(GlobalPool layer) {
    return Windows.globalPool(node, layer);
  }

  @Override
  public String visit(BatchNorm layer) {
    return Normalisations.batch(node, layer);
  }

  @Override
  public String visit(GroupNorm layer) {
    return Normalisations.group(node, layer);
  }

  @Override
  public String visit(LocalResponseNorm layer) {
    return Normalisations.localResponse(node, layer);
  }

  @Override
  public String visit(Softmax layer) {
    return along("Softmax", layer.axis());
  }

  @Override
  public String visit(LogSoftmax layer) {
    return along("LogSoftmax", layer.axis());
  }

  private String along(String operator, int axis) {
    return node.operator(operator)
        .input(node.input(0))
        .integer("axis", NodeDraft.fileAxis(axis))
        .write();
  }

  @Override
  public String visit(Reduce layer) {
    return Reductions.write(node, layer);
  }

  @Override
  public String visit(Reshape layer) {
    return node.reshaped(node.input(0), layer.shape());
  }

  @Override
  public String visit(Concat layer) {
    return Arrangements.concat(node, layer);
  }

  @Override
  public String visit(Pad layer) {
    return Arrangements.pad(node, layer);
  }

  @Override
  public String visit(Slice layer) {
    return Arrangements.slice(node, layer);
  }

  @Override
  public String visit(Transpose layer) {
    return Arrangements.transpose(node, layer);
  }

  @Override
  public String visit(Resize layer) {
    return Resizings.write(node, layer);
  }

  @Override
  public String visit(DepthToSpace layer) {
    return node.operator("DepthToSpace")
        .input(node.input(0))
        .integer("blocksize", layer.block())
        .text("mode", layer.order().name())
        .write();
  }

  @Override
  public String visit(SpaceToDepth layer) {
    return node.operator("SpaceToDepth")
        .input(node.input(0))
        .integer("blocksize", layer.block())
        .write();
  }
}

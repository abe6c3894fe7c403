package dev.pointwise.model.layer;

/**
 * One method a layer and no defaults: a new layer does not compile until every engine and pass
 * handles it.
 */
public interface LayerVisitor<R> {
  R visit(Activate layer);

  R visit(Arithmetic layer);

  R visit(AveragePool2d layer);

  R visit(BatchNorm layer);

  R visit(Concat layer);

  R visit(Constant layer);

  R visit(Conv2d layer);

  R visit(ConvTranspose2d layer);

  R visit(Dense layer);

  R visit(DepthToSpace layer);

  R visit(GlobalPool layer);

  R visit(GroupNorm layer);

  R visit(Input layer);

  R visit(LocalResponseNorm layer);

  R visit(LogSoftmax layer);

  R visit(LpPool2d layer);

  R visit(MaxPool2d layer);

  R visit(Pad layer);

  R visit(Prelu layer);

  R visit(Reduce layer);

  R visit(Reshape layer);

  R visit(Resize layer);

  R visit(Slice layer);

  R visit(Softmax layer);

  R visit(SpaceToDepth layer);

  R visit(Transpose layer);
}

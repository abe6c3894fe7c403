package dev.pointwise.model.layer;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * One operation of a network: attributes, weights and shape rule, without any computation. The
 * reference engine defines what a layer computes. Immutable.
 *
 * <p>Shapes are those of one image; the batch axis is not part of them.
 */
public sealed interface Layer
    permits Activate,
        Arithmetic,
        AveragePool2d,
        BatchNorm,
        Concat,
        Constant,
        Conv2d,
        ConvTranspose2d,
        Dense,
        DepthToSpace,
        GlobalPool,
        GroupNorm,
        Input,
        LocalResponseNorm,
        LogSoftmax,
        LpPool2d,
        MaxPool2d,
        Pad,
        Prelu,
        Reduce,
        Reshape,
        Resize,
        Slice,
        Softmax,
        SpaceToDepth,
        Transpose {

  /**
   * The shape this layer makes of its inputs.
   *
   * @throws ModelException when the layer cannot take these inputs; the message names both sides
   */
  Shape outputShape(List<Shape> inputs);

  <R> R accept(LayerVisitor<R> visitor);

  /** The layer's name in summaries and messages, as in {@code Conv2d}. */
  default String type() {
    return getClass().getSimpleName();
  }
}

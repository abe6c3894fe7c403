package dev.pointwise.model.judge;

import com.google.errorprone.annotations.Immutable;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.tensor.Shape;

/** A layer with one input that a random case is about. */
public enum LayerKind {
  ACTIVATE(LayerKind::anyShape, (dice, input) -> layers(dice).activate()),
  AVERAGE_POOL(Dice::featureMap, (dice, input) -> layers(dice).averagePool(input)),
  BATCH_NORM(LayerKind::anyShape, (dice, input) -> layers(dice).batchNorm(input.channels())),
  CONV(Dice::featureMap, (dice, input) -> layers(dice).conv(input)),
  CONV_TRANSPOSE(Dice::featureMap, (dice, input) -> layers(dice).convTranspose(input)),
  DENSE(LayerKind::anyShape, (dice, input) -> layers(dice).dense(input)),
  DEPTH_TO_SPACE(LayerKind::blocks, (dice, input) -> layers(dice).depthToSpace()),
  GLOBAL_POOL(LayerKind::anyShape, (dice, input) -> layers(dice).globalPool()),
  GROUP_NORM(LayerKind::anyShape, (dice, input) -> layers(dice).groupNorm(input.channels())),
  LOCAL_RESPONSE_NORM(LayerKind::anyShape, (dice, input) -> layers(dice).localResponseNorm()),
  LOG_SOFTMAX(LayerKind::anyShape, (dice, input) -> new LogSoftmax(axis(dice, input))),
  LP_POOL(Dice::featureMap, (dice, input) -> layers(dice).lpPool(input)),
  MAX_POOL(Dice::featureMap, (dice, input) -> layers(dice).maxPool(input)),
  PAD(LayerKind::anyShape, (dice, input) -> shuffles(dice).pad(input)),
  PRELU(LayerKind::anyShape, (dice, input) -> layers(dice).prelu(input)),
  REDUCE(LayerKind::anyShape, (dice, input) -> shuffles(dice).reduce(input)),
  RESHAPE(LayerKind::anyShape, (dice, input) -> shuffles(dice).reshape(input)),
  RESIZE(Dice::featureMap, (dice, input) -> layers(dice).resize(input)),
  SLICE(LayerKind::anyShape, (dice, input) -> shuffles(dice).slice(input)),
  SOFTMAX(LayerKind::anyShape, (dice, input) -> new Softmax(axis(dice, input))),
  SPACE_TO_DEPTH(LayerKind::blocks, (dice, input) -> layers(dice).spaceToDepth()),
  TRANSPOSE(LayerKind::anyShape, (dice, input) -> shuffles(dice).transpose(input.rank())),
  WIDE_CONV(LayerKind::wideMap, (dice, input) -> layers(dice).wideConv(input));

  @Immutable
  private interface ShapeChoice {
    Shape apply(Dice dice);
  }

  @Immutable
  private interface LayerChoice {
    Layer apply(Dice dice, Shape input);
  }

  private final ShapeChoice inputShape;
  private final LayerChoice layer;

  LayerKind(ShapeChoice inputShape, LayerChoice layer) {
    this.inputShape = inputShape;
    this.layer = layer;
  }

  Shape inputShape(Dice dice) {
    return inputShape.apply(dice);
  }

  Layer layer(Dice dice, Shape input) {
    return layer.apply(dice, input);
  }

  private static RandomLayers layers(Dice dice) {
    return new RandomLayers(dice);
  }

  private static RandomShuffles shuffles(Dice dice) {
    return new RandomShuffles(dice);
  }

  private static Shape anyShape(Dice dice) {
    return shuffles(dice).anyShape();
  }

  /** Extents that blocks of 2 and of 3 divide. */
  private static Shape blocks(Dice dice) {
    return Shape.chw(36, dice.oneOf(6, 12), dice.oneOf(6, 12));
  }

  /** Of a size at which engines choose other algorithms than for small ones. */
  private static Shape wideMap(Dice dice) {
    int extent = dice.oneOf(7, 13, 14, 28);
    return Shape.chw(dice.oneOf(32, 48, 64), extent, extent);
  }

  private static int axis(Dice dice, Shape input) {
    return dice.between(0, input.rank() - 1);
  }
}

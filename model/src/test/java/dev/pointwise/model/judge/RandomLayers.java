package dev.pointwise.model.judge;

import dev.pointwise.model.layer.Activate;
import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.DepthToSpace;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Prelu;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.SpaceToDepth;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Layers with random attributes and weights that take an input of the given shape. */
final class RandomLayers {
  private final Dice dice;

  RandomLayers(Dice dice) {
    this.dice = dice;
  }

  /** Full, grouped or depthwise. */
  Conv2d conv(Shape input) {
    return conv(input, RandomWindows.convolving(dice, input), dice.channels());
  }

  Conv2d conv(Shape input, Window2d window, int outChannels) {
    int groups = groups(input.channels());
    int out = groups == 1 ? outChannels : groups * dice.between(1, 3);
    Shape weight =
        Shape.of(out, input.channels() / groups, window.kernel().height(), window.kernel().width());
    int fanIn = weight.elements() / out;
    return new Conv2d(
        dice.weights(weight, fanIn), dice.values(Shape.of(out)), window, groups, fusedActivation());
  }

  /** Every input channel into every output channel, cell by cell, without an activation. */
  Conv2d pointwise(Shape input, int outChannels) {
    Shape weight = Shape.of(outChannels, input.channels(), 1, 1);
    return new Conv2d(
        dice.weights(weight, input.channels()),
        dice.values(Shape.of(outChannels)),
        Window2d.of(1),
        1,
        Activation.NONE);
  }

  /** The convolutions that networks spend their time in. */
  Conv2d wideConv(Shape input) {
    int kernel = dice.oneOf(1, 3, 3, 5);
    int channels = kernel == 5 ? 32 : dice.oneOf(32, 48, 64, 80);
    Shape weight = Shape.of(channels, input.channels(), kernel, kernel);
    return new Conv2d(
        dice.weights(weight, weight.elements() / channels),
        dice.values(Shape.of(channels)),
        Window2d.of(kernel).padding(kernel / 2).stride(dice.oneOf(1, 1, 1, 2)),
        1,
        fusedActivation());
  }

  private int groups(int channels) {
    if (dice.onceIn(4)) {
      return channels; // depthwise
    }
    return dice.onceIn(4) ? dice.oneOf(divisors(channels)) : 1;
  }

  private static List<Integer> divisors(int number) {
    return IntStream.rangeClosed(1, number)
        .filter(divisor -> number % divisor == 0)
        .boxed()
        .toList();
  }

  ConvTranspose2d convTranspose(Shape input) {
    int groups = groups(input.channels());
    int perGroup = dice.between(1, 9);
    Size kernel = new Size(dice.between(1, 4), dice.between(1, 4));
    Size stride = new Size(dice.between(1, 3), dice.between(1, 3));
    Padding padding =
        new Padding(dice.between(0, (kernel.height() - 1) / 2), 0, 0, (kernel.width() - 1) / 2);
    Size dilation = dice.onceIn(4) ? Size.square(2) : Size.ONE;
    Size behind =
        new Size(dice.between(0, stride.height() - 1), dice.between(0, stride.width() - 1));
    Shape weight = Shape.of(input.channels(), perGroup, kernel.height(), kernel.width());
    return new ConvTranspose2d(
        dice.weights(weight, input.channels() / groups * kernel.height() * kernel.width()),
        dice.values(Shape.of(perGroup * groups)),
        new Window2d(kernel, stride, dilation, padding, Window2d.Rounding.FLOOR),
        behind,
        groups);
  }

  /** Over the last axis. */
  Dense dense(Shape input) {
    int inFeatures = input.dim(input.rank() - 1);
    int outFeatures = dice.channels();
    return new Dense(
        dice.weights(Shape.of(outFeatures, inFeatures), inFeatures),
        dice.values(Shape.of(outFeatures)),
        fusedActivation());
  }

  MaxPool2d maxPool(Shape input) {
    return new MaxPool2d(RandomWindows.pooling(dice, input));
  }

  AveragePool2d averagePool(Shape input) {
    return new AveragePool2d(
        RandomWindows.pooling(dice, input), dice.oneOf(AveragePool2d.Divisor.values()));
  }

  LpPool2d lpPool(Shape input) {
    return new LpPool2d(RandomWindows.pooling(dice, input), dice.between(1, 3));
  }

  GlobalPool globalPool() {
    return new GlobalPool(dice.oneOf(GlobalPool.Kind.values()));
  }

  BatchNorm batchNorm(int channels) {
    return new BatchNorm(
        dice.positives(channels),
        dice.values(Shape.of(channels)),
        dice.values(Shape.of(channels)),
        dice.positives(channels),
        dice.oneOf(1e-5f, 1e-3f));
  }

  GroupNorm groupNorm(int channels) {
    return new GroupNorm(
        dice.oneOf(divisors(channels)),
        dice.positives(channels),
        dice.values(Shape.of(channels)),
        dice.oneOf(1e-5f, 1e-3f));
  }

  LocalResponseNorm localResponseNorm() {
    return new LocalResponseNorm(
        dice.between(1, 6), dice.oneOf(1e-4f, 0.5f), dice.oneOf(0.5f, 0.75f, 1f), dice.positive());
  }

  Prelu prelu(Shape input) {
    Shape slope = dice.oneOf(input, Shape.SCALAR, Shape.of(1), input.withDim(input.rank() - 1, 1));
    return new Prelu(dice.values(slope));
  }

  Activate activate() {
    return new Activate(activation(dice.oneOf(Activation.Kind.values())));
  }

  /** None, one that engines fuse, or any other without a jump, which would magnify rounding. */
  Activation fusedActivation() {
    Activation any = activation(dice.oneOf(Activation.Kind.values()));
    boolean jumps = any.kind() == Activation.Kind.THRESHOLDED_RELU;
    return dice.oneOf(Activation.NONE, Activation.RELU, jumps ? Activation.RELU : any);
  }

  private Activation activation(Activation.Kind kind) {
    return switch (kind) {
      case CLIP -> Activation.clip(dice.oneOf(0f, -1f, -0.25f), dice.oneOf(6f, 1f, 0.5f));
      case HARD_SIGMOID, SELU -> new Activation(kind, dice.positive(), dice.positive());
      case LEAKY_RELU, THRESHOLDED_RELU, ELU, CELU, SWISH ->
          new Activation(kind, dice.positive(), 0);
      default -> Activation.of(kind);
    };
  }

  DepthToSpace depthToSpace() {
    return new DepthToSpace(dice.between(2, 3), dice.oneOf(DepthToSpace.Order.values()));
  }

  SpaceToDepth spaceToDepth() {
    return new SpaceToDepth(dice.between(2, 3));
  }

  /** Any size by linear interpolation; nearest only by factors at which no float rounds. */
  Resize resize(Shape input) {
    Resize.Interpolation interpolation = dice.oneOf(Resize.Interpolation.values());
    boolean isNearest = interpolation == Resize.Interpolation.NEAREST;
    int height = isNearest ? input.height() * dice.oneOf(1, 2, 4) : dice.between(1, 20);
    int width = isNearest ? input.width() * dice.oneOf(1, 2, 4) : dice.between(1, 20);
    return new Resize(
        new Size(height, width),
        (float) height / input.height(),
        (float) width / input.width(),
        interpolation,
        dice.oneOf(Resize.Coordinates.values()),
        dice.oneOf(Resize.Nearest.values()));
  }
}

package dev.pointwise.benchmarks.kernels;

import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Window2d.Rounding;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Layers with the sizes of known networks. Where maps come out as they went in, or a second layer
 * leads back, they are repeated, so that the way into the engine's own layout and out of it weighs
 * little.
 */
@SuppressWarnings("ImmutableEnumChecker") // shapes and layers are immutable, without the annotation
public enum Kernel {
  RESNET_1X1_64_256_AT_56(
      Shape.chw(64, 56, 56), 6, Layers.pointwise(64, 256), Layers.pointwise(256, 64)),
  RESNET_1X1_128_512_AT_28(
      Shape.chw(128, 28, 28), 6, Layers.pointwise(128, 512), Layers.pointwise(512, 128)),
  RESNET_1X1_256_1024_AT_14(
      Shape.chw(256, 14, 14), 6, Layers.pointwise(256, 1024), Layers.pointwise(1024, 256)),
  RESNET_1X1_512_2048_AT_7(
      Shape.chw(512, 7, 7), 6, Layers.pointwise(512, 2048), Layers.pointwise(2048, 512)),
  RESNET_3X3_64_AT_56(Shape.chw(64, 56, 56), 12, Layers.conv(64, 64, 3)),
  RESNET_3X3_128_AT_28(Shape.chw(128, 28, 28), 12, Layers.conv(128, 128, 3)),
  RESNET_3X3_256_AT_14(Shape.chw(256, 14, 14), 12, Layers.conv(256, 256, 3)),
  RESNET_3X3_512_AT_7(Shape.chw(512, 7, 7), 12, Layers.conv(512, 512, 3)),
  RESNET_STEM_7X7(Shape.chw(3, 224, 224), 1, Layers.stem()),
  GOOGLENET_1X1_192_176_AT_28(
      Shape.chw(192, 28, 28), 6, Layers.pointwise(192, 176), Layers.pointwise(176, 192)),
  GOOGLENET_3X3_64_192_AT_56(
      Shape.chw(64, 56, 56), 6, Layers.conv(64, 192, 3), Layers.conv(192, 64, 3)),
  GOOGLENET_3X3_96_128_AT_28(
      Shape.chw(96, 28, 28), 6, Layers.conv(96, 128, 3), Layers.conv(128, 96, 3)),
  GOOGLENET_5X5_32_96_AT_28(
      Shape.chw(32, 28, 28), 6, Layers.conv(32, 96, 5), Layers.conv(96, 32, 5)),
  GOOGLENET_5X5_24_64_AT_14(
      Shape.chw(24, 14, 14), 6, Layers.conv(24, 64, 5), Layers.conv(64, 24, 5)),
  GOOGLENET_5X5_48_128_AT_7(
      Shape.chw(48, 7, 7), 6, Layers.conv(48, 128, 5), Layers.conv(128, 48, 5)),
  GOOGLENET_LRN_64_AT_56(Shape.chw(64, 56, 56), 12, Layers.localResponseNorm()),
  GOOGLENET_LRN_192_AT_56(Shape.chw(192, 56, 56), 12, Layers.localResponseNorm()),
  GOOGLENET_POOL_3X3_192_AT_28(Shape.chw(192, 28, 28), 12, Layers.maxPool(1, 1, Rounding.FLOOR)),
  GOOGLENET_POOL_3X3_2_64_AT_112(Shape.chw(64, 112, 112), 1, Layers.maxPool(2, 0, Rounding.CEIL)),
  NIN_5X5_96_192_AT_16(Shape.chw(96, 16, 16), 6, Layers.conv(96, 192, 5), Layers.conv(192, 96, 5)),
  MOBILENET_DEPTHWISE_3X3_64_AT_56(Shape.chw(64, 56, 56), 12, Layers.depthwise(64)),
  MOBILENET_DEPTHWISE_3X3_512_AT_14(Shape.chw(512, 14, 14), 12, Layers.depthwise(512));

  private final Shape input;
  private final int repeats;
  private final List<Layer> layers;

  Kernel(Shape input, int repeats, Layer... layers) {
    this.input = input;
    this.repeats = repeats;
    this.layers = List.of(layers);
  }

  Shape input() {
    return input;
  }

  /** How often the layers come one after the other. */
  int repeats() {
    return repeats;
  }

  List<Layer> layers() {
    return layers;
  }
}

package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Reshape;
import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Transpose;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Layers that move values. Where their order counts, it is Keras', channels last. */
final class ArrangementLayers {
  private static final Transpose CHANNELS_LAST = new Transpose(List.of(1, 2, 0));
  private static final Transpose CHANNELS_FIRST = new Transpose(List.of(2, 0, 1));

  private ArrangementLayers() {}

  /** Channels first and noted where only Dense layers read it; channels last elsewhere. */
  static Node flatten(KerasNode node) {
    Shape map = node.input().shape();
    Reshape vector = new Reshape(Shape.of(map.elements()));
    return isOrdered(map) && node.isReadByDenseOnly()
        ? node.noteFlattened(node.add(vector, node.input()), map)
        : node.add(vector, channelsLast(node));
  }

  static Node reshape(KerasNode node) {
    Shape target = target(node);
    Node values = channelsLast(node);
    if (target.rank() != 3) {
      return node.add(new Reshape(target), values);
    }
    Shape map = Shape.chw(target.dim(2), target.dim(0), target.dim(1));
    return isOrdered(map)
        ? node.add(CHANNELS_FIRST, node.part("hwc", new Reshape(target), values))
        : node.add(new Reshape(map), values);
  }

  /** True for a map whose values stand in another order when its channels come last. */
  private static boolean isOrdered(Shape shape) {
    return shape.isFeatureMap() && shape.channels() > 1 && shape.height() * shape.width() > 1;
  }

  private static Node channelsLast(KerasNode node) {
    return isOrdered(node.input().shape())
        ? node.part("channels_last", CHANNELS_LAST, node.input())
        : node.input();
  }

  private static Shape target(KerasNode node) {
    List<Integer> extents = node.config().integers("target_shape");
    int known = extents.stream().filter(extent -> extent > 0).reduce(1, Math::multiplyExact);
    int rest = node.input().shape().elements() / known;
    return new Shape(extents.stream().map(extent -> extent == -1 ? rest : extent).toList());
  }

  static Node zeroPadding(KerasNode node) {
    int[] sides = sides(node);
    return node.add(
        new Pad(
            Pad.Mode.CONSTANT, List.of(0, sides[0], sides[2]), List.of(0, sides[1], sides[3]), 0),
        node.map());
  }

  /** Top, bottom, left, right: from one number, two, or two pairs. */
  private static int[] sides(KerasNode node) {
    LayerConfig config = node.config();
    if (config.value("padding").path(0).isArray()) {
      return IntStream.range(0, 4).map(i -> config.at("padding", i / 2, i % 2)).toArray();
    }
    Size size = config.size("padding", Size.ONE);
    return new int[] {size.height(), size.height(), size.width(), size.width()};
  }

  static Node upSampling(KerasNode node) {
    Size scale = node.config().size("size", Size.square(2));
    Shape map = node.map().shape();
    String interpolation = node.config().text("interpolation", "nearest");
    boolean nearest = interpolation.equals("nearest");
    if (!nearest && !interpolation.equals("bilinear")) {
      throw node.unsupported(
          "has interpolation '%s'; nearest and bilinear are supported", interpolation);
    }
    return node.add(
        new Resize(
            new Size(map.height() * scale.height(), map.width() * scale.width()),
            scale.height(),
            scale.width(),
            nearest ? Resize.Interpolation.NEAREST : Resize.Interpolation.LINEAR,
            nearest ? Resize.Coordinates.ASYMMETRIC : Resize.Coordinates.HALF_PIXEL,
            Resize.Nearest.FLOOR),
        node.map());
  }
}

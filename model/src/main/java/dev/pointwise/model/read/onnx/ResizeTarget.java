package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How far an ONNX Resize stretches each axis of an image; {@code null} sizes and a scale of 1 stand
 * for axes left alone.
 */
final class ResizeTarget {
  /** An axis after the resize; {@code scale} is output cells per input cell. */
  record Axis(int extent, float scale) {}

  private final Axis[] axes;

  private ResizeTarget(Axis[] axes) {
    this.axes = axes;
  }

  /** Of an axis of the feature map; a sequence's map has one axis more than the sequence. */
  Axis axis(int mapAxis, int extent) {
    int own = mapAxis - (3 - axes.length);
    return own < 1 ? new Axis(extent, 1) : axes[own];
  }

  static ResizeTarget ofUpsample(OnnxNode node) {
    float[] scales =
        node.has(1)
            ? node.floats(1).values()
            : node.attributes()
                .decimals("scales")
                .orElseThrow(() -> new ModelException("lacks its scales"));
    return ofScales(node, scales, allAxes(node));
  }

  /** Inputs: X, roi, scales, sizes; of the last two one is empty or left out. */
  static ResizeTarget ofResize(OnnxNode node) {
    List<Integer> axes =
        node.attributes()
            .integers("axes")
            .map(given -> positive(node, given))
            .orElseGet(() -> allAxes(node));
    FloatTensor scales = node.has(2) ? node.floats(2) : FloatTensor.vector();
    if (scales.elements() > 0) {
      return ofScales(node, scales.values(), axes);
    }
    if (!node.has(3)) {
      throw new ModelException("has neither scales nor sizes");
    }
    return ofSizes(node, node.known(3).integers(), axes);
  }

  private static ResizeTarget ofScales(OnnxNode node, float[] scales, List<Integer> axes) {
    checkCount(scales.length, axes);
    ResizeTarget target = unchanged(node);
    for (int i = 0; i < scales.length; i++) {
      float scale = scales[i];
      target.set(node, axes.get(i), extent -> new Axis((int) Math.floor(extent * scale), scale));
    }
    return target;
  }

  private static ResizeTarget ofSizes(OnnxNode node, long[] sizes, List<Integer> axes) {
    checkCount(sizes.length, axes);
    ResizeTarget target = unchanged(node);
    String policy = node.attributes().text("keep_aspect_ratio_policy", "stretch");
    if (!policy.equals("stretch")) {
      float scale = commonScale(node, policy, sizes, axes);
      axes.forEach(
          axis -> target.set(node, axis, extent -> new Axis(Math.round(scale * extent), scale)));
      return target;
    }
    for (int i = 0; i < sizes.length; i++) {
      long size = sizes[i];
      boolean batch = axes.get(i) == 0;
      if (!batch) {
        int wanted = Math.toIntExact(size);
        target.set(node, axes.get(i), extent -> new Axis(wanted, wanted / (float) extent));
      } else if (size != Known.Integers.BATCH && size != node.statedBatch().orElse(1L)) {
        throw node.unsupported("resizes axis 0, the batch");
      }
    }
    return target;
  }

  private static float commonScale(OnnxNode node, String policy, long[] sizes, List<Integer> axes) {
    if (axes.contains(0)) {
      throw node.unsupported("keeps the aspect ratio of all axes, the batch among them");
    }
    Shape shape = node.node(0).shape();
    float[] scales = new float[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      scales[i] = sizes[i] / (float) shape.dim(axes.get(i) - 1);
    }
    Arrays.sort(scales);
    return switch (policy) {
      case "not_larger" -> scales[0];
      case "not_smaller" -> scales[scales.length - 1];
      default -> throw new ModelException("has keep_aspect_ratio_policy '%s'".formatted(policy));
    };
  }

  private static ResizeTarget unchanged(OnnxNode node) {
    return new ResizeTarget(
        node.node(0).shape().dims().stream()
            .map(extent -> new Axis(extent, 1))
            .toArray(Axis[]::new));
  }

  private void set(OnnxNode node, int fileAxis, IntFunction<Axis> resize) {
    if (fileAxis == 0) {
      if (resize.apply(1).scale() != 1) {
        throw node.unsupported("resizes axis 0, the batch");
      }
      return;
    }
    Axis resized = resize.apply(axes[fileAxis - 1].extent());
    if (fileAxis == 1 && resized.extent() != axes[0].extent()) {
      throw node.unsupported("resizes axis 1, the channels");
    }
    axes[fileAxis - 1] = resized;
  }

  private static void checkCount(int values, List<Integer> axes) {
    if (values != axes.size()) {
      throw new ModelException("has %d scales or sizes for %d axes".formatted(values, axes.size()));
    }
  }

  private static List<Integer> allAxes(OnnxNode node) {
    return IntStream.range(0, node.computed(0).rank()).boxed().toList();
  }

  private static List<Integer> positive(OnnxNode node, long[] axes) {
    int rank = node.computed(0).rank();
    return Arrays.stream(axes).mapToObj(axis -> node.positiveAxis(axis, rank)).toList();
  }
}

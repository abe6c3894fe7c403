package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Pad;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Layers whose output picks its values axis by axis from the input: padding, slices, the nearest
 * cells of a resize, stretched extents. Run by {@link GatherLoop}.
 */
final class GatherSteps {
  private GatherSteps() {}

  static Value pad(NodePlanning at, Pad layer) {
    Shape in = at.inputShape();
    int[][] picks = new int[in.rank()][];
    for (int axis = 0; axis < picks.length; axis++) {
      int before = layer.before().get(axis);
      int extent = in.dim(axis);
      picks[axis] =
          picks(at.node().shape().dim(axis), i -> padded(layer.mode(), i - before, extent));
    }
    return gather(at, at.plainInput(), at.dims(), picks, layer.value());
  }

  /** The input position that stands at a position that may lie outside. */
  private static int padded(Pad.Mode mode, int position, int extent) {
    if (position >= 0 && position < extent) {
      return position;
    }
    return switch (mode) {
      case CONSTANT -> GatherLoop.NOTHING;
      case EDGE -> Math.max(0, Math.min(extent - 1, position));
      case WRAP -> Math.floorMod(position, extent);
      case REFLECT -> reflected(position, extent);
    };
  }

  private static int reflected(int position, int extent) {
    if (extent == 1) {
      return 0;
    }
    int period = 2 * (extent - 1);
    int folded = Math.floorMod(position, period);
    return folded < extent ? folded : period - folded;
  }

  static Value slice(NodePlanning at, Slice layer) {
    if (isPart(at, layer)) {
      return at.partOrInput().channels(layer.starts().get(0), layer.sizes().get(0));
    }
    int[][] picks = new int[at.inputShape().rank()][];
    for (int axis = 0; axis < picks.length; axis++) {
      int start = layer.starts().get(axis);
      int step = layer.steps().get(axis);
      picks[axis] = picks(layer.sizes().get(axis), i -> start + i * step);
    }
    return gather(at, at.plainInput(), at.dims(), picks, 0);
  }

  /** Whole blocks of channels, or the last ones, can be read where they lie. */
  private static boolean isPart(NodePlanning at, Slice layer) {
    Value input = at.partOrInput();
    Shape in = at.inputShape();
    boolean blocked = input.isPart() || input.layout().equals(Layouts.fast(input.dims()));
    if (!in.isFeatureMap() || Layouts.block() == 1 || !blocked) {
      return false;
    }
    int first = layer.starts().get(0);
    int channels = layer.sizes().get(0);
    return layer.sizes().equals(in.withDim(0, channels).dims())
        && layer.steps().stream().allMatch(step -> step == 1)
        && first % Layouts.block() == 0
        && (channels % Layouts.block() == 0 || first + channels == in.channels());
  }

  /** Rows and columns of feature maps by index. */
  static Value cells(NodePlanning at, int[] rows, int[] columns) {
    int[][] picks = {identity(at.inputShape().channels()), rows, columns};
    return gather(at, at.plainInput(), at.dims(), picks, 0);
  }

  /** A row-major value repeated along its extents of 1 until it has these. */
  static Value stretch(NodePlanning at, Value value, long[] dims) {
    int[][] picks = new int[dims.length][];
    for (int axis = 0; axis < dims.length; axis++) {
      boolean whole = value.dims()[axis] == dims[axis];
      picks[axis] = picks(Math.toIntExact(dims[axis]), i -> whole ? i : 0);
    }
    return add(at, value, dims, picks, 0);
  }

  private static Value gather(
      NodePlanning at, Value input, long[] dims, int[][] picks, float filling) {
    int[][] withBatch = new int[picks.length + 1][];
    withBatch[0] = identity(at.planning().batch());
    System.arraycopy(picks, 0, withBatch, 1, picks.length);
    return add(at, input, dims, withBatch, filling);
  }

  private static Value add(
      NodePlanning at, Value input, long[] dims, int[][] picks, float filling) {
    Value output = at.planning().fresh(dims, Layouts.plain(dims));
    int[] strides =
        Arrays.stream(Layouts.rowMajorStrides(input.dims())).mapToInt(Math::toIntExact).toArray();
    at.planning()
        .step(
            at.label(),
            "java",
            List.of(input, output),
            binding ->
                new GatherLoop(
                    picks, strides, filling, binding.floats(input), binding.floats(output)));
    return output;
  }

  private static int[] identity(int extent) {
    return IntStream.range(0, extent).toArray();
  }

  private static int[] picks(int extent, IntUnaryOperator source) {
    return IntStream.range(0, extent).map(source).toArray();
  }
}

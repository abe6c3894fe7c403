package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.onnx.Known.Integers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One axis of an ONNX Slice as the file states it; {@code start} and {@code end} may count from the
 * end of the axis or lie outside of it.
 *
 * @param axis of the file, from 0
 */
record AxisRange(int axis, long start, long end, long step) {
  private static final int INPUTS_OPSET = 10;

  AxisRange {
    if (step == 0) {
      throw new ModelException("has a step of 0");
    }
    if (start == Integers.BATCH || (end == Integers.BATCH && axis != 0)) {
      throw new ModelException("cuts axis %d at the number of images".formatted(axis));
    }
  }

  /** Attributes before opset 10, inputs since. */
  static List<AxisRange> of(OnnxNode node, int rank) {
    boolean inputs = node.opset() >= INPUTS_OPSET;
    long[] starts = required(node, "starts", inputs ? 1 : Integer.MAX_VALUE);
    long[] ends = required(node, "ends", inputs ? 2 : Integer.MAX_VALUE);
    Optional<long[]> axes = node.integers("axes", 3);
    Optional<long[]> steps = node.integers("steps", 4);
    List<AxisRange> ranges = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      int axis = axes.isPresent() ? node.positiveAxis(axes.get()[i], rank) : i;
      ranges.add(new AxisRange(axis, starts[i], ends[i], steps.isPresent() ? steps.get()[i] : 1));
    }
    return ranges;
  }

  private static long[] required(OnnxNode node, String name, int input) {
    return node.integers(name, input)
        .orElseThrow(() -> new ModelException("lacks its %s".formatted(name)));
  }

  /** The first place taken on an axis of this extent. */
  int first(int extent) {
    long from = start < 0 ? start + extent : start;
    return (int) (step > 0 ? clamp(from, 0, extent) : clamp(from, 0, extent - 1L));
  }

  /** The number of places taken on an axis of this extent. */
  int size(int extent) {
    long to = end < 0 ? Math.addExact(end, Math.max(extent, end == Long.MIN_VALUE ? 1 : 0)) : end;
    long last = step > 0 ? clamp(to, 0, extent) : clamp(to, -1, extent - 1L);
    long distance = last - first(extent);
    return (int)
        Math.max(0, step > 0 ? (distance + step - 1) / step : (distance + step + 1) / step);
  }

  /**
   * True where the whole axis is taken in its own order, whatever its extent up to {@code most}.
   */
  boolean takesAll(long most) {
    return start == 0 && step == 1 && (end >= most || end == Integers.BATCH);
  }

  private static long clamp(long value, long least, long most) {
    return Math.max(least, Math.min(most, value));
  }
}

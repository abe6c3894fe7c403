package dev.pointwise.model.engine.nd4j;

import java.nio.FloatBuffer;

/**
 * Copies values picked axis by axis, by a Java loop over row-major buffers.
 *
 * @param picks by axis of the output, the input position at each output position, or NOTHING
 * @param strides of the input
 * @param filling what stands where nothing is picked
 */
record GatherLoop(
    int[][] picks, int[] strides, float filling, FloatBuffer source, FloatBuffer destination)
    implements Step {
  static final int NOTHING = -1;

  @Override
  public void run() {
    copy(0, 0, 0);
  }

  /** Fills the output from position {@code to} on along the axes from {@code axis}. */
  private int copy(int axis, int from, int to) {
    if (axis == picks.length - 1) {
      return row(from, to);
    }
    int next = to;
    for (int pick : picks[axis]) {
      next =
          pick == NOTHING
              ? fill(axis + 1, next)
              : copy(axis + 1, from + pick * strides[axis], next);
    }
    return next;
  }

  private int fill(int axis, int to) {
    int extent = 1;
    for (int i = axis; i < picks.length; i++) {
      extent *= picks[i].length;
    }
    for (int i = 0; i < extent; i++) {
      destination.put(to + i, filling);
    }
    return to + extent;
  }

  private int row(int from, int to) {
    int[] row = picks[picks.length - 1];
    for (int i = 0; i < row.length; ) {
      int run = run(row, i);
      if (run > 1) {
        destination.put(to + i, source, from + row[i], run);
      } else {
        destination.put(to + i, row[i] == NOTHING ? filling : source.get(from + row[i]));
      }
      i += run;
    }
    return to + row.length;
  }

  /** How many neighbours are picked from {@code start} on; 1 where there is nothing. */
  private static int run(int[] row, int start) {
    int end = start + 1;
    while (row[start] != NOTHING && end < row.length && row[end] == row[end - 1] + 1) {
      end++;
    }
    return end - start;
  }
}

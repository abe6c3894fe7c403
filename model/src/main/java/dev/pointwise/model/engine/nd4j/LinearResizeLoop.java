package dev.pointwise.model.engine.nd4j;

import java.nio.FloatBuffer;

/** Bilinear resize of row-major maps by a Java loop, for conventions that oneDNN lacks. */
record LinearResizeLoop(int maps, Axis rows, Axis columns, FloatBuffer in, FloatBuffer out)
    implements Step {

  /** For each output cell the two input cells around it and how near the upper one is. */
  private record Axis(int[] lower, int[] upper, float[] fraction, int extent) {
    static Axis of(ResizeAxis axis) {
      return new Axis(axis.lower(), axis.upper(), axis.fractions(), axis.extent());
    }

    int cells() {
      return lower.length;
    }
  }

  static LinearResizeLoop of(
      int maps, ResizeAxis rows, ResizeAxis columns, FloatBuffer in, FloatBuffer out) {
    return new LinearResizeLoop(maps, Axis.of(rows), Axis.of(columns), in, out);
  }

  @Override
  public void run() {
    for (int map = 0; map < maps; map++) {
      for (int row = 0; row < rows.cells(); row++) {
        row(map, row);
      }
    }
  }

  private void row(int map, int row) {
    int first = map * rows.extent * columns.extent;
    int above = first + rows.lower[row] * columns.extent;
    int below = first + rows.upper[row] * columns.extent;
    int to = (map * rows.cells() + row) * columns.cells();
    for (int column = 0; column < columns.cells(); column++) {
      float top = between(above, column);
      float bottom = between(below, column);
      out.put(to + column, top + (bottom - top) * rows.fraction[row]);
    }
  }

  private float between(int row, int column) {
    float left = in.get(row + columns.lower[column]);
    float right = in.get(row + columns.upper[column]);
    return left + (right - left) * columns.fraction[column];
  }
}

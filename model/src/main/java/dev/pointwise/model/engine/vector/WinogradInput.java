package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;
import static dev.pointwise.model.engine.vector.Lanes.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The input half of a Winograd convolution: blocked maps, cut into overlapping 6x6 tiles, become
 * planes of points. Works strip by strip: columns first, each once, then the rows of each tile.
 * What lies between is on the heap, where vectors are read and written with less ado than in
 * buffers. Not thread-safe; the memory stays its owners'.
 */
public final class WinogradInput {
  static final int SIDE = 6;

  private final Tiling tiling;
  private final BlockedMaps maps;
  private final int top;
  private final int left;
  private final PointPlanes planes;
  private final ByteBuffer points;
  private final int rowFloats;
  private final float[] strip;
  private final float[] transformed;

  /**
   * @param maps the input
   * @param top rows of padding before it
   * @param left columns of padding before it
   * @param points room for {@code planes}
   */
  public WinogradInput(
      Tiling tiling, BlockedMaps maps, int top, int left, PointPlanes planes, ByteBuffer points) {
    this.tiling = tiling;
    this.maps = maps;
    this.top = top;
    this.left = left;
    this.planes = planes;
    this.points = points;
    this.rowFloats = (tiling.across() * tiling.tile() + SIDE - tiling.tile()) * Lanes.COUNT;
    this.strip = new float[SIDE * rowFloats];
    this.transformed = new float[SIDE * rowFloats];
  }

  /** Transforms some strips into the first tiles of the planes. */
  public void transform(int firstStrip, int strips) {
    for (int block = 0; block < planes.blocks(); block++) {
      for (int i = 0; i < strips; i++) {
        copy(firstStrip + i, block);
        columns();
        rows(planes.offset(block, i * tiling.across()));
      }
    }
  }

  /** The six rows that a strip reads, zeros where the map has none. */
  private void copy(int stripIndex, int block) {
    int image = tiling.image(stripIndex);
    int firstRow = tiling.row(stripIndex) - top;
    int firstColumn = tiling.column(stripIndex) - left;
    int from = Math.max(0, firstColumn);
    int columns = Math.min(maps.width(), firstColumn + rowFloats / Lanes.COUNT) - from;
    int before = (from - firstColumn) * Lanes.COUNT;
    int floats = Math.max(0, columns) * Lanes.COUNT;
    for (int row = 0; row < SIDE; row++) {
      int y = firstRow + row;
      int start = row * rowFloats;
      if (y < 0 || y >= maps.height() || floats == 0) {
        Arrays.fill(strip, start, start + rowFloats, 0);
      } else {
        Arrays.fill(strip, start, start + before, 0);
        maps.values().get(maps.offset(image, block, y, from), strip, start + before, floats);
        Arrays.fill(strip, start + before + floats, start + rowFloats, 0);
      }
    }
  }

  private void columns() {
    float[] in = strip;
    float[] out = transformed;
    int row = rowFloats;
    for (int x = 0; x < row; x += Lanes.COUNT) {
      FloatVector d0 = load(in, x);
      FloatVector d1 = load(in, x + row);
      FloatVector d2 = load(in, x + 2 * row);
      FloatVector d3 = load(in, x + 3 * row);
      FloatVector d4 = load(in, x + 4 * row);
      FloatVector d5 = load(in, x + 5 * row);
      SixPoints.outer(d0, d2, d4).intoArray(out, x);
      SixPoints.atOne(d1, d2, d3, d4).intoArray(out, x + row);
      SixPoints.atMinusOne(d1, d2, d3, d4).intoArray(out, x + 2 * row);
      SixPoints.atTwo(d1, d2, d3, d4).intoArray(out, x + 3 * row);
      SixPoints.atMinusTwo(d1, d2, d3, d4).intoArray(out, x + 4 * row);
      SixPoints.outer(d1, d3, d5).intoArray(out, x + 5 * row);
    }
  }

  private void rows(int to) {
    for (int row = 0; row < SIDE; row++) {
      row(row * rowFloats, to + row * SIDE * planes.planeBytes());
    }
  }

  private void row(int from, int to) {
    float[] in = transformed;
    int plane = planes.planeBytes();
    int tileBytes = planes.tileBytes();
    int step = tiling.tile() * Lanes.COUNT;
    int tiles = tiling.across();
    for (int tile = 0; tile < tiles; tile++) {
      int x = from + tile * step;
      int at = to + tile * tileBytes;
      FloatVector d0 = load(in, x);
      FloatVector d1 = load(in, x + Lanes.COUNT);
      FloatVector d2 = load(in, x + 2 * Lanes.COUNT);
      FloatVector d3 = load(in, x + 3 * Lanes.COUNT);
      FloatVector d4 = load(in, x + 4 * Lanes.COUNT);
      FloatVector d5 = load(in, x + 5 * Lanes.COUNT);
      store(SixPoints.outer(d0, d2, d4), points, at);
      store(SixPoints.atOne(d1, d2, d3, d4), points, at + plane);
      store(SixPoints.atMinusOne(d1, d2, d3, d4), points, at + 2 * plane);
      store(SixPoints.atTwo(d1, d2, d3, d4), points, at + 3 * plane);
      store(SixPoints.atMinusTwo(d1, d2, d3, d4), points, at + 4 * plane);
      store(SixPoints.outer(d1, d3, d5), points, at + 5 * plane);
    }
  }
}

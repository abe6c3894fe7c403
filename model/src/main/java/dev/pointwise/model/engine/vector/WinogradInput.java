package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The input half of a Winograd convolution: blocked maps, cut into overlapping tiles, become planes
 * of points. Works strip by strip: columns first, each once, then the rows of each tile. What lies
 * between is on the heap, where vectors are read and written with less ado than in buffers. Not
 * thread-safe; the memory stays its owners'.
 */
public final class WinogradInput {
  private final InputPoints form;
  private final int side;
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
      WinogradForm form,
      Tiling tiling,
      BlockedMaps maps,
      int top,
      int left,
      PointPlanes planes,
      ByteBuffer points) {
    this.form = form.inputPoints();
    this.side = form.side();
    this.tiling = tiling;
    this.maps = maps;
    this.top = top;
    this.left = left;
    this.planes = planes;
    this.points = points;
    this.rowFloats = (tiling.across() * tiling.tile() + side - tiling.tile()) * Lanes.COUNT;
    this.strip = new float[side * rowFloats];
    this.transformed = new float[side * rowFloats];
  }

  /** Transforms some strips into the first tiles of the planes. */
  public void transform(int firstStrip, int strips) {
    for (int block = 0; block < planes.blocks(); block++) {
      for (int i = 0; i < strips; i++) {
        copy(firstStrip + i, block);
        form.columns(strip, transformed, rowFloats);
        rows(planes.offset(block, i * tiling.across()));
      }
    }
  }

  /** The rows that a strip reads, zeros where the map has none. */
  private void copy(int stripIndex, int block) {
    int image = tiling.image(stripIndex);
    int firstRow = tiling.row(stripIndex) - top;
    int firstColumn = tiling.column(stripIndex) - left;
    int from = Math.max(0, firstColumn);
    int columns = Math.min(maps.width(), firstColumn + rowFloats / Lanes.COUNT) - from;
    int before = (from - firstColumn) * Lanes.COUNT;
    int floats = Math.max(0, columns) * Lanes.COUNT;
    for (int row = 0; row < side; row++) {
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

  private void rows(int to) {
    int step = tiling.tile() * Lanes.COUNT;
    for (int row = 0; row < side; row++) {
      int first = to + row * side * planes.planeBytes();
      form.rows(transformed, row * rowFloats, step, tiling.across(), points, first, planes);
    }
  }
}

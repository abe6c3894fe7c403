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
        columns(firstStrip + i, block);
        rows(planes.offset(block, i * tiling.across()));
      }
    }
  }

  private void columns(int index, int block) {
    int y = tiling.row(index) - top;
    int x = tiling.column(index) - left;
    int from = Math.max(0, x);
    int to = Math.max(from, Math.min(maps.width(), x + rowFloats / Lanes.COUNT));
    int floats = (to - from) * Lanes.COUNT;
    int before = (from - x) * Lanes.COUNT;
    clear(0, before);
    clear(before + floats, rowFloats);
    InputPoints.Columns out = new InputPoints.Columns(transformed, before, floats, rowFloats);
    if (y >= 0 && y + side <= maps.height()) {
      int first = maps.offset(tiling.image(index), block, y, from) * Float.BYTES;
      form.columns(maps.bytes(), first, maps.width() * Lanes.BYTES, out);
    } else {
      copy(tiling.image(index), block, y, from, floats);
      form.columns(strip, floats, out);
    }
  }

  /** Zeros in some transformed columns, which lie in the padding. */
  private void clear(int from, int to) {
    for (int row = 0; from < to && row < side; row++) {
      Arrays.fill(transformed, row * rowFloats + from, row * rowFloats + to, 0);
    }
  }

  /** The rows that a strip reads, zeros where the map has none. */
  private void copy(int image, int block, int firstRow, int from, int floats) {
    for (int row = 0; row < side; row++) {
      int y = firstRow + row;
      if (y < 0 || y >= maps.height()) {
        Arrays.fill(strip, row * floats, (row + 1) * floats, 0);
      } else {
        maps.values().get(maps.offset(image, block, y, from), strip, row * floats, floats);
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

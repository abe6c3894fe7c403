package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * The output half of a Winograd convolution: planes of points become tiles of outputs of the
 * blocked maps. Not thread-safe; the memory stays its owners'.
 */
public final class WinogradOutput {
  private final OutputPoints form;
  private final int side;
  private final Tiling tiling;
  private final PointPlanes planes;
  private final ByteBuffer points;
  private final Finish finish;
  private final BlockedMaps maps;
  private final float[] columns;
  private final float[] values;

  /**
   * @param points the planes
   * @param maps the output; may be the residual's
   */
  public WinogradOutput(
      WinogradForm form,
      Tiling tiling,
      PointPlanes planes,
      ByteBuffer points,
      Finish finish,
      BlockedMaps maps) {
    this.form = form.outputPoints();
    this.side = form.side();
    this.tiling = tiling;
    this.planes = planes;
    this.points = points;
    this.finish = finish;
    this.maps = maps;
    this.columns = new float[tiling.tile() * tiling.across() * side * Lanes.COUNT];
    this.values = new float[tiling.across() * tiling.tile() * Lanes.COUNT];
  }

  /** Makes some strips from the first tiles of the planes. */
  public void transform(int firstStrip, int strips) {
    for (int block = 0; block < planes.blocks(); block++) {
      for (int i = 0; i < strips; i++) {
        columns(planes.offset(block, i * tiling.across()));
        rows(firstStrip + i, block);
      }
    }
  }

  /** The points of each column of each tile become the values of its output rows. */
  private void columns(int from) {
    for (int column = 0; column < side; column++) {
      int first = from + column * planes.planeBytes();
      form.columns(points, first, planes, tiling.across(), columns, column * Lanes.COUNT);
    }
  }

  /** The values of each row of each tile become its outputs. */
  private void rows(int strip, int block) {
    int floats = tiling.columns(strip) * Lanes.COUNT;
    int image = tiling.image(strip);
    int x = tiling.column(strip);
    FloatVector bias = Lanes.load(finish.bias(), block * Lanes.BYTES);
    for (int row = 0; row < tiling.rows(strip); row++) {
      int y = tiling.row(strip) + row;
      int from = row * tiling.across() * side * Lanes.COUNT;
      form.rows(columns, from, tiling.across(), bias, values);
      finish.complete(values, floats, image, block, y, x);
      maps.values().put(maps.offset(image, block, y, x), values, 0, floats);
    }
  }
}

package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * The output half of a Winograd convolution: planes of points become tiles of 4x4 or 2x2 outputs of
 * the blocked maps. Not thread-safe; the memory stays its owners'.
 */
public final class WinogradOutput {
  private static final int SIDE = WinogradInput.SIDE;

  private final Tiling tiling;
  private final PointPlanes planes;
  private final ByteBuffer points;
  private final Finish finish;
  private final BlockedMaps maps;
  private final float[] columns;
  private final float[] row;

  /**
   * @param points the planes
   * @param maps the output; may be the residual's
   */
  public WinogradOutput(
      Tiling tiling, PointPlanes planes, ByteBuffer points, Finish finish, BlockedMaps maps) {
    this.tiling = tiling;
    this.planes = planes;
    this.points = points;
    this.finish = finish;
    this.maps = maps;
    this.columns = new float[tiling.tile() * tiling.across() * SIDE * Lanes.COUNT];
    this.row = new float[tiling.across() * tiling.tile() * Lanes.COUNT];
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
    int plane = planes.planeBytes();
    for (int column = 0; column < SIDE; column++) {
      if (tiling.tile() == 4) {
        columnsOfFour(from + column * plane, column * Lanes.COUNT);
      } else {
        columnsOfTwo(from + column * plane, column * Lanes.COUNT);
      }
    }
  }

  private void columnsOfFour(int from, int to) {
    float[] out = columns;
    int tileBytes = planes.tileBytes();
    int step = SIDE * planes.planeBytes();
    int tiles = tiling.across();
    int outStep = tiles * SIDE * Lanes.COUNT;
    for (int tile = 0; tile < tiles; tile++) {
      int in = from + tile * tileBytes;
      int at = to + tile * SIDE * Lanes.COUNT;
      FloatVector p0 = load(points, in);
      FloatVector p1 = load(points, in + step);
      FloatVector p2 = load(points, in + 2 * step);
      FloatVector p3 = load(points, in + 3 * step);
      FloatVector p4 = load(points, in + 4 * step);
      FloatVector p5 = load(points, in + 5 * step);
      SixPoints.first(p0, p1, p2, p3, p4).intoArray(out, at);
      SixPoints.second(p1, p2, p3, p4).intoArray(out, at + outStep);
      SixPoints.third(p1, p2, p3, p4).intoArray(out, at + 2 * outStep);
      SixPoints.fourth(p1, p2, p3, p4).add(p5).intoArray(out, at + 3 * outStep);
    }
  }

  private void columnsOfTwo(int from, int to) {
    float[] out = columns;
    int tileBytes = planes.tileBytes();
    int step = SIDE * planes.planeBytes();
    int tiles = tiling.across();
    int outStep = tiles * SIDE * Lanes.COUNT;
    for (int tile = 0; tile < tiles; tile++) {
      int in = from + tile * tileBytes;
      int at = to + tile * SIDE * Lanes.COUNT;
      FloatVector p1 = load(points, in + step);
      FloatVector p2 = load(points, in + 2 * step);
      FloatVector p3 = load(points, in + 3 * step);
      FloatVector p4 = load(points, in + 4 * step);
      SixPoints.first(load(points, in), p1, p2, p3, p4).intoArray(out, at);
      SixPoints.second(p1, p2, p3, p4)
          .add(load(points, in + 5 * step))
          .intoArray(out, at + outStep);
    }
  }

  /** The six values of each row of each tile become its outputs. */
  private void rows(int strip, int block) {
    int floats = tiling.columns(strip) * Lanes.COUNT;
    int image = tiling.image(strip);
    FloatVector bias = load(finish.bias(), block * Lanes.BYTES);
    for (int y = 0; y < tiling.rows(strip); y++) {
      int from = y * tiling.across() * SIDE * Lanes.COUNT;
      if (tiling.tile() == 4) {
        rowOfFours(from, bias);
      } else {
        rowOfTwos(from, bias);
      }
      finish.complete(row, floats, image, block, tiling.row(strip) + y, tiling.column(strip));
      int to = maps.offset(image, block, tiling.row(strip) + y, tiling.column(strip));
      maps.values().put(to, row, 0, floats);
    }
  }

  private void rowOfFours(int from, FloatVector bias) {
    float[] in = columns;
    float[] out = row;
    int tiles = tiling.across();
    for (int tile = 0; tile < tiles; tile++) {
      int x = from + tile * SIDE * Lanes.COUNT;
      int at = tile * 4 * Lanes.COUNT;
      FloatVector p0 = load(in, x);
      FloatVector p1 = load(in, x + Lanes.COUNT);
      FloatVector p2 = load(in, x + 2 * Lanes.COUNT);
      FloatVector p3 = load(in, x + 3 * Lanes.COUNT);
      FloatVector p4 = load(in, x + 4 * Lanes.COUNT);
      FloatVector p5 = load(in, x + 5 * Lanes.COUNT);
      SixPoints.first(p0, p1, p2, p3, p4).add(bias).intoArray(out, at);
      SixPoints.second(p1, p2, p3, p4).add(bias).intoArray(out, at + Lanes.COUNT);
      SixPoints.third(p1, p2, p3, p4).add(bias).intoArray(out, at + 2 * Lanes.COUNT);
      SixPoints.fourth(p1, p2, p3, p4).add(p5).add(bias).intoArray(out, at + 3 * Lanes.COUNT);
    }
  }

  private void rowOfTwos(int from, FloatVector bias) {
    float[] in = columns;
    float[] out = row;
    int tiles = tiling.across();
    for (int tile = 0; tile < tiles; tile++) {
      int x = from + tile * SIDE * Lanes.COUNT;
      int at = tile * 2 * Lanes.COUNT;
      FloatVector p1 = load(in, x + Lanes.COUNT);
      FloatVector p2 = load(in, x + 2 * Lanes.COUNT);
      FloatVector p3 = load(in, x + 3 * Lanes.COUNT);
      FloatVector p4 = load(in, x + 4 * Lanes.COUNT);
      SixPoints.first(load(in, x), p1, p2, p3, p4).add(bias).intoArray(out, at);
      SixPoints.second(p1, p2, p3, p4)
          .add(load(in, x + 5 * Lanes.COUNT))
          .add(bias)
          .intoArray(out, at + Lanes.COUNT);
    }
  }
}

package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;
import static dev.pointwise.model.engine.vector.Lanes.store;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Six inputs at the points 0, 1, -1, 2, -2 and infinity: {@code B^T} of F(4x4, 3x3) (Lavin and
 * Gray, "Fast Algorithms for Convolutional Neural Networks", section 4.3).
 */
final class SixInputs implements InputPoints {
  static final int SIDE = 6;

  private static final FloatVector TWO = Lanes.all(2);
  private static final FloatVector FOUR = Lanes.all(4);
  private static final FloatVector MINUS_TWO = Lanes.all(-2);
  private static final FloatVector MINUS_FOUR = Lanes.all(-4);
  private static final FloatVector MINUS_FIVE = Lanes.all(-5);

  @Override
  public void columns(float[] in, int rowFloats, Columns out) {
    float[] to = out.values();
    int first = out.first();
    int row = out.rowFloats();
    int end = out.floats();
    for (int x = 0; x < end; x += Lanes.COUNT) {
      int at = first + x;
      FloatVector d0 = load(in, x);
      FloatVector d1 = load(in, x + rowFloats);
      FloatVector d2 = load(in, x + 2 * rowFloats);
      FloatVector d3 = load(in, x + 3 * rowFloats);
      FloatVector d4 = load(in, x + 4 * rowFloats);
      FloatVector d5 = load(in, x + 5 * rowFloats);
      outer(d0, d2, d4).intoArray(to, at);
      even1(d2, d4).add(odd1(d1, d3)).intoArray(to, at + row);
      even1(d2, d4).sub(odd1(d1, d3)).intoArray(to, at + 2 * row);
      d3.sub(d1).fma(TWO, d4.sub(d2)).intoArray(to, at + 3 * row);
      d3.sub(d1).fma(MINUS_TWO, d4.sub(d2)).intoArray(to, at + 4 * row);
      outer(d1, d3, d5).intoArray(to, at + 5 * row);
    }
  }

  @Override
  public void columns(ByteBuffer in, int from, int rowBytes, Columns out) {
    float[] to = out.values();
    int first = out.first();
    int row = out.rowFloats();
    int end = out.floats();
    for (int x = 0; x < end; x += Lanes.COUNT) {
      int at = first + x;
      int cell = from + x * Float.BYTES;
      FloatVector d0 = load(in, cell);
      FloatVector d1 = load(in, cell + rowBytes);
      FloatVector d2 = load(in, cell + 2 * rowBytes);
      FloatVector d3 = load(in, cell + 3 * rowBytes);
      FloatVector d4 = load(in, cell + 4 * rowBytes);
      FloatVector d5 = load(in, cell + 5 * rowBytes);
      outer(d0, d2, d4).intoArray(to, at);
      even1(d2, d4).add(odd1(d1, d3)).intoArray(to, at + row);
      even1(d2, d4).sub(odd1(d1, d3)).intoArray(to, at + 2 * row);
      d3.sub(d1).fma(TWO, d4.sub(d2)).intoArray(to, at + 3 * row);
      d3.sub(d1).fma(MINUS_TWO, d4.sub(d2)).intoArray(to, at + 4 * row);
      outer(d1, d3, d5).intoArray(to, at + 5 * row);
    }
  }

  @Override
  public void rows(
      float[] in, int from, int step, int tiles, ByteBuffer points, int to, PointPlanes planes) {
    int plane = planes.planeBytes();
    for (int tile = 0; tile < tiles; tile++) {
      int x = from + tile * step;
      int at = to + tile * Lanes.BYTES;
      FloatVector d0 = load(in, x);
      FloatVector d1 = load(in, x + Lanes.COUNT);
      FloatVector d2 = load(in, x + 2 * Lanes.COUNT);
      FloatVector d3 = load(in, x + 3 * Lanes.COUNT);
      FloatVector d4 = load(in, x + 4 * Lanes.COUNT);
      FloatVector d5 = load(in, x + 5 * Lanes.COUNT);
      store(outer(d0, d2, d4), points, at);
      store(even1(d2, d4).add(odd1(d1, d3)), points, at + plane);
      store(even1(d2, d4).sub(odd1(d1, d3)), points, at + 2 * plane);
      store(d3.sub(d1).fma(TWO, d4.sub(d2)), points, at + 3 * plane);
      store(d3.sub(d1).fma(MINUS_TWO, d4.sub(d2)), points, at + 4 * plane);
      store(outer(d1, d3, d5), points, at + 5 * plane);
    }
  }

  /** At 0 of inputs 0, 2, 4; at infinity of inputs 1, 3, 5. */
  private static FloatVector outer(FloatVector a, FloatVector b, FloatVector c) {
    return a.fma(FOUR, b.fma(MINUS_FIVE, c));
  }

  private static FloatVector even1(FloatVector d2, FloatVector d4) {
    return d2.fma(MINUS_FOUR, d4);
  }

  private static FloatVector odd1(FloatVector d1, FloatVector d3) {
    return d1.fma(MINUS_FOUR, d3);
  }
}

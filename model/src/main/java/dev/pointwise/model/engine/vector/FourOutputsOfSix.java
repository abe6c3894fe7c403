package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Four outputs from values at the points 0, 1, -1, 2, -2 and infinity: {@code A^T} of F(4x4, 3x3)
 * (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", section 4.3).
 */
final class FourOutputsOfSix implements OutputPoints {
  private static final int SIDE = 6;
  private static final int TILE = 4;

  private static final FloatVector TWO = Lanes.all(2);
  private static final FloatVector FOUR = Lanes.all(4);
  private static final FloatVector EIGHT = Lanes.all(8);

  @Override
  public void columns(
      ByteBuffer points, int from, PointPlanes planes, int tiles, float[] out, int to) {
    int step = SIDE * planes.planeBytes();
    int rowFloats = tiles * SIDE * Lanes.COUNT;
    for (int tile = 0; tile < tiles; tile++) {
      int in = from + tile * Lanes.BYTES;
      int at = to + tile * SIDE * Lanes.COUNT;
      FloatVector p0 = load(points, in);
      FloatVector p1 = load(points, in + step);
      FloatVector p2 = load(points, in + 2 * step);
      FloatVector p3 = load(points, in + 3 * step);
      FloatVector p4 = load(points, in + 4 * step);
      FloatVector p5 = load(points, in + 5 * step);
      p0.add(p1.add(p2)).add(p3.add(p4)).intoArray(out, at);
      p3.sub(p4).fma(TWO, p1.sub(p2)).intoArray(out, at + rowFloats);
      p3.add(p4).fma(FOUR, p1.add(p2)).intoArray(out, at + 2 * rowFloats);
      p3.sub(p4).fma(EIGHT, p1.sub(p2)).add(p5).intoArray(out, at + 3 * rowFloats);
    }
  }

  @Override
  public void rows(float[] in, int from, int tiles, FloatVector bias, float[] out) {
    for (int tile = 0; tile < tiles; tile++) {
      int x = from + tile * SIDE * Lanes.COUNT;
      int at = tile * TILE * Lanes.COUNT;
      FloatVector p0 = load(in, x);
      FloatVector p1 = load(in, x + Lanes.COUNT);
      FloatVector p2 = load(in, x + 2 * Lanes.COUNT);
      FloatVector p3 = load(in, x + 3 * Lanes.COUNT);
      FloatVector p4 = load(in, x + 4 * Lanes.COUNT);
      FloatVector p5 = load(in, x + 5 * Lanes.COUNT);
      p0.add(p1.add(p2)).add(p3.add(p4)).add(bias).intoArray(out, at);
      p3.sub(p4).fma(TWO, p1.sub(p2)).add(bias).intoArray(out, at + Lanes.COUNT);
      p3.add(p4).fma(FOUR, p1.add(p2)).add(bias).intoArray(out, at + 2 * Lanes.COUNT);
      p3.sub(p4).fma(EIGHT, p1.sub(p2)).add(p5).add(bias).intoArray(out, at + 3 * Lanes.COUNT);
    }
  }
}

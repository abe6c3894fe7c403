package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Four outputs from values at the points 0, a, -a, b, -b and infinity of {@link SixInputs}: {@code
 * A^T} of F(4x4, 3x3), which sums the values times the i-th powers of their points (Lavin and Gray,
 * "Fast Algorithms for Convolutional Neural Networks", 2015, section 4.3). The weights have
 * multiplied the values at a and -a by {@link #SCALE_A}, those at b and -b by {@link #SCALE_B}, so
 * that two of the powers are 1:
 *
 * <pre>
 *   p0 + (p1 + p2) / a^2 + (p3 + p4) / b
 *        (p1 - p2) / a   + (p3 - p4)
 *        (p1 + p2)       + (p3 + p4) b
 *        (p1 - p2) a     + (p3 - p4) b^2 + p5
 * </pre>
 */
final class FourOutputsOfSix implements OutputPoints {
  static final float SCALE_A = SixInputs.A * SixInputs.A;
  static final float SCALE_B = SixInputs.B;

  private static final int SIDE = 6;
  private static final int TILE = 4;

  private static final FloatVector A0 = Lanes.all(1 / SCALE_A);
  private static final FloatVector A1 = Lanes.all(SixInputs.A / SCALE_A);
  private static final FloatVector A3 = Lanes.all(SixInputs.A);
  private static final FloatVector B0 = Lanes.all(1 / SCALE_B);
  private static final FloatVector B2 = Lanes.all(SixInputs.B);
  private static final FloatVector B3 = Lanes.all(SixInputs.B * SixInputs.B);

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
      p3.add(p4).fma(B0, p1.add(p2).fma(A0, p0)).intoArray(out, at);
      p1.sub(p2).fma(A1, p3.sub(p4)).intoArray(out, at + rowFloats);
      p3.add(p4).fma(B2, p1.add(p2)).intoArray(out, at + 2 * rowFloats);
      p3.sub(p4).fma(B3, p1.sub(p2).fma(A3, p5)).intoArray(out, at + 3 * rowFloats);
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
      p3.add(p4).fma(B0, p1.add(p2).fma(A0, p0)).add(bias).intoArray(out, at);
      p1.sub(p2).fma(A1, p3.sub(p4)).add(bias).intoArray(out, at + Lanes.COUNT);
      p3.add(p4).fma(B2, p1.add(p2)).add(bias).intoArray(out, at + 2 * Lanes.COUNT);
      p3.sub(p4).fma(B3, p1.sub(p2).fma(A3, p5)).add(bias).intoArray(out, at + 3 * Lanes.COUNT);
    }
  }
}

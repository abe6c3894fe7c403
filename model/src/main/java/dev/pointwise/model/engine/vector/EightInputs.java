package dev.pointwise.model.engine.vector;

import static dev.pointwise.model.engine.vector.Lanes.load;
import static dev.pointwise.model.engine.vector.Lanes.store;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * Eight inputs at the points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity: row a of {@code B^T} holds
 * the coefficients of the product of (x - b) over the other finite points b (Blahut, "Fast
 * Algorithms for Signal Processing", section 5.4). The even and odd powers at a and -a are the same
 * but for a sign. Of 125 sets of three such pairs, this one loses the least in float.
 */
final class EightInputs implements InputPoints {
  private static final FloatVector TWO = Lanes.all(2);
  private static final FloatVector FOUR = Lanes.all(4);
  private static final FloatVector HALF = Lanes.all(0.5f);
  private static final FloatVector QUARTER = Lanes.all(0.25f);
  private static final FloatVector OUTER = Lanes.all(5.25f);
  private static final FloatVector AT_ONE = Lanes.all(-4.25f);
  private static final FloatVector AT_TWO = Lanes.all(-1.25f);
  private static final FloatVector AT_HALF = Lanes.all(-5);
  private static final FloatVector ODD = Lanes.all(-2.5f);

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
      FloatVector d6 = load(in, x + 6 * rowFloats);
      FloatVector d7 = load(in, x + 7 * rowFloats);
      d2.sub(d4).fma(OUTER, d6.sub(d0)).intoArray(to, at);
      FloatVector even1 = d4.fma(AT_ONE, d2.add(d6));
      FloatVector odd1 = d3.fma(AT_ONE, d1.add(d5));
      even1.add(odd1).intoArray(to, at + row);
      even1.sub(odd1).intoArray(to, at + 2 * row);
      FloatVector even2 = d2.fma(QUARTER, d4.fma(AT_TWO, d6));
      FloatVector odd2 = d1.fma(HALF, d3.fma(ODD, d5.mul(TWO)));
      even2.add(odd2).intoArray(to, at + 3 * row);
      even2.sub(odd2).intoArray(to, at + 4 * row);
      FloatVector evenHalf = d2.fma(FOUR, d4.fma(AT_HALF, d6));
      FloatVector oddHalf = d1.fma(TWO, d3.fma(ODD, d5.mul(HALF)));
      evenHalf.add(oddHalf).intoArray(to, at + 5 * row);
      evenHalf.sub(oddHalf).intoArray(to, at + 6 * row);
      d3.sub(d5).fma(OUTER, d7.sub(d1)).intoArray(to, at + 7 * row);
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
      FloatVector d6 = load(in, cell + 6 * rowBytes);
      FloatVector d7 = load(in, cell + 7 * rowBytes);
      d2.sub(d4).fma(OUTER, d6.sub(d0)).intoArray(to, at);
      FloatVector even1 = d4.fma(AT_ONE, d2.add(d6));
      FloatVector odd1 = d3.fma(AT_ONE, d1.add(d5));
      even1.add(odd1).intoArray(to, at + row);
      even1.sub(odd1).intoArray(to, at + 2 * row);
      FloatVector even2 = d2.fma(QUARTER, d4.fma(AT_TWO, d6));
      FloatVector odd2 = d1.fma(HALF, d3.fma(ODD, d5.mul(TWO)));
      even2.add(odd2).intoArray(to, at + 3 * row);
      even2.sub(odd2).intoArray(to, at + 4 * row);
      FloatVector evenHalf = d2.fma(FOUR, d4.fma(AT_HALF, d6));
      FloatVector oddHalf = d1.fma(TWO, d3.fma(ODD, d5.mul(HALF)));
      evenHalf.add(oddHalf).intoArray(to, at + 5 * row);
      evenHalf.sub(oddHalf).intoArray(to, at + 6 * row);
      d3.sub(d5).fma(OUTER, d7.sub(d1)).intoArray(to, at + 7 * row);
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
      FloatVector d6 = load(in, x + 6 * Lanes.COUNT);
      FloatVector d7 = load(in, x + 7 * Lanes.COUNT);
      store(d2.sub(d4).fma(OUTER, d6.sub(d0)), points, at);
      FloatVector even1 = d4.fma(AT_ONE, d2.add(d6));
      FloatVector odd1 = d3.fma(AT_ONE, d1.add(d5));
      store(even1.add(odd1), points, at + plane);
      store(even1.sub(odd1), points, at + 2 * plane);
      FloatVector even2 = d2.fma(QUARTER, d4.fma(AT_TWO, d6));
      FloatVector odd2 = d1.fma(HALF, d3.fma(ODD, d5.mul(TWO)));
      store(even2.add(odd2), points, at + 3 * plane);
      store(even2.sub(odd2), points, at + 4 * plane);
      FloatVector evenHalf = d2.fma(FOUR, d4.fma(AT_HALF, d6));
      FloatVector oddHalf = d1.fma(TWO, d3.fma(ODD, d5.mul(HALF)));
      store(evenHalf.add(oddHalf), points, at + 5 * plane);
      store(evenHalf.sub(oddHalf), points, at + 6 * plane);
      store(d3.sub(d5).fma(OUTER, d7.sub(d1)), points, at + 7 * plane);
    }
  }
}

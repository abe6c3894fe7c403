package dev.pointwise.model.engine.vector;

import jdk.incubator.vector.FloatVector;

/**
 * One-dimensional Winograd transforms over the points 0, 1, -1, 2, -2 and infinity, an output at a
 * time (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", section 4.3; two
 * outputs evaluate the same polynomials as four). What outputs share, the compiler computes once.
 */
final class SixPoints {
  private static final FloatVector TWO = Lanes.all(2);
  private static final FloatVector FOUR = Lanes.all(4);
  private static final FloatVector EIGHT = Lanes.all(8);
  private static final FloatVector MINUS_TWO = Lanes.all(-2);
  private static final FloatVector MINUS_FOUR = Lanes.all(-4);
  private static final FloatVector MINUS_FIVE = Lanes.all(-5);

  private SixPoints() {}

  /** {@code 4a - 5b + c}: the value at 0 of inputs 0, 2, 4 and at infinity of inputs 1, 3, 5. */
  static FloatVector outer(FloatVector a, FloatVector b, FloatVector c) {
    return a.fma(FOUR, b.fma(MINUS_FIVE, c));
  }

  /** The value at 1 of inputs 1 to 4. */
  static FloatVector atOne(FloatVector d1, FloatVector d2, FloatVector d3, FloatVector d4) {
    return d2.fma(MINUS_FOUR, d4).add(d1.fma(MINUS_FOUR, d3));
  }

  static FloatVector atMinusOne(FloatVector d1, FloatVector d2, FloatVector d3, FloatVector d4) {
    return d2.fma(MINUS_FOUR, d4).sub(d1.fma(MINUS_FOUR, d3));
  }

  static FloatVector atTwo(FloatVector d1, FloatVector d2, FloatVector d3, FloatVector d4) {
    return d3.sub(d1).fma(TWO, d4.sub(d2));
  }

  static FloatVector atMinusTwo(FloatVector d1, FloatVector d2, FloatVector d3, FloatVector d4) {
    return d3.sub(d1).fma(MINUS_TWO, d4.sub(d2));
  }

  /** Output 0 of the values at 0, 1, -1, 2, -2. */
  static FloatVector first(
      FloatVector p0, FloatVector p1, FloatVector p2, FloatVector p3, FloatVector p4) {
    return p0.add(p1.add(p2)).add(p3.add(p4));
  }

  /** Output 1 of the values at 1, -1, 2, -2, without the one at infinity. */
  static FloatVector second(FloatVector p1, FloatVector p2, FloatVector p3, FloatVector p4) {
    return p3.sub(p4).fma(TWO, p1.sub(p2));
  }

  /** Output 2. */
  static FloatVector third(FloatVector p1, FloatVector p2, FloatVector p3, FloatVector p4) {
    return p3.add(p4).fma(FOUR, p1.add(p2));
  }

  /** Output 3, without the value at infinity. */
  static FloatVector fourth(FloatVector p1, FloatVector p2, FloatVector p3, FloatVector p4) {
    return p3.sub(p4).fma(EIGHT, p1.sub(p2));
  }
}

package dev.pointwise.model.image.vector;

/** In what weights are given and sums are taken. */
public final class FixedPoint {
  /**
   * Bits behind the point: 8 bits of sample and 2 of head-room for negative lobes are left of an
   * int's 32.
   */
  public static final int PRECISION_BITS = 32 - 8 - 2;

  /** Added to a sum, so that it is rounded. */
  public static final int ONE_HALF = 1 << (PRECISION_BITS - 1);

  private FixedPoint() {}
}

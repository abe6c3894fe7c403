package dev.pointwise.model.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Weighted sums of rows of bytes, in the fixed point of {@link Taps}.
 *
 * <p>Eight neighbouring bytes are summed at once, two in each of four longs: bytes 0 and 4, 1 and
 * 5, 2 and 6, 3 and 7. The lower sum may be negative and then borrows from the upper one; taking it
 * out before the shift gives the borrow back, so that both are exact. Measured at 2 to 2.6 times
 * the speed of one sum after the other.
 */
final class WeightedRows {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long TWO_BYTES = 0x000000ff_000000ffL;
  private static final long TWO_HALVES = (long) Taps.ONE_HALF << 32 | Taps.ONE_HALF;

  private WeightedRows() {}

  /**
   * Writes {@code length} bytes from {@code out[to]} on: byte {@code i} is the sum over {@code t <
   * taps} of {@code in[starts[t] + i] * weights[firstWeight + t]}.
   */
  static void sum(Rows rows, int[] weights, int firstWeight, int length, byte[] out, int to) {
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      LONG.set(out, to + i, sumOfEight(rows, weights, firstWeight, i));
    }
    for (; i < length; i++) {
      int sum = Taps.ONE_HALF;
      for (int t = 0; t < rows.count(); t++) {
        sum += (rows.bytes()[rows.starts()[t] + i] & 0xff) * weights[firstWeight + t];
      }
      out[to + i] = (byte) Taps.toLevel(sum);
    }
  }

  /** {@code count} rows in one array, and where each starts. */
  record Rows(byte[] bytes, int[] starts, int count) {}

  private static long sumOfEight(Rows rows, int[] weights, int firstWeight, int i) {
    long a = TWO_HALVES;
    long b = TWO_HALVES;
    long c = TWO_HALVES;
    long d = TWO_HALVES;
    for (int t = 0; t < rows.count(); t++) {
      long eight = (long) LONG.get(rows.bytes(), rows.starts()[t] + i);
      long weight = weights[firstWeight + t];
      a += (eight & TWO_BYTES) * weight;
      b += (eight >>> 8 & TWO_BYTES) * weight;
      c += (eight >>> 16 & TWO_BYTES) * weight;
      d += (eight >>> 24 & TWO_BYTES) * weight;
    }
    return levels(a) | levels(b) << 8 | levels(c) << 16 | levels(d) << 24;
  }

  /** Both sums as levels, in the lowest byte of each half. */
  private static long levels(long twoSums) {
    int lower = (int) twoSums;
    int upper = (int) ((twoSums - lower) >> 32);
    return (long) Taps.toLevel(upper) << 32 | Taps.toLevel(lower);
  }
}

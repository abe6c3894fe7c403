package dev.pointwise.model.image;

import dev.pointwise.model.image.vector.FixedPoint;
import dev.pointwise.model.image.vector.RowSum;
import java.util.Arrays;

/** The kernels of {@code image.vector} for JVMs and rows on which they do not run. */
final class PlainRows {
  private PlainRows() {}

  /** As {@link dev.pointwise.model.image.vector.RowFilter#filter}. */
  static void filter(byte[] in, int start, Taps taps, int[] out, int to) {
    int[] weights = taps.weights();
    for (int x = 0; x < taps.size(); x++) {
      int red = FixedPoint.ONE_HALF;
      int green = FixedPoint.ONE_HALF;
      int blue = FixedPoint.ONE_HALF;
      int at = start + taps.first()[x] * 3;
      int w = x * taps.stride();
      for (int end = w + taps.count()[x]; w < end; w++) {
        int weight = weights[w];
        red += (in[at] & 0xff) * weight;
        green += (in[at + 1] & 0xff) * weight;
        blue += (in[at + 2] & 0xff) * weight;
        at += 3;
      }
      out[to + 3 * x] = Taps.toLevel(red);
      out[to + 3 * x + 1] = Taps.toLevel(green);
      out[to + 3 * x + 2] = Taps.toLevel(blue);
    }
  }

  /**
   * As {@link RowSum#sum}. The loops are such that the JVM makes vectors of them.
   *
   * @param sums scratch, one for each of the row's levels
   */
  static void sum(
      RowSum.Rows rows, int[] weights, int firstWeight, int[] sums, byte[] out, int to) {
    int[] levels = rows.levels();
    Arrays.fill(sums, FixedPoint.ONE_HALF);
    for (int row = 0; row < rows.count(); row++) {
      int start = rows.starts()[row];
      int weight = weights[firstWeight + row];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += levels[start + i] * weight;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      out[to + i] = (byte) Taps.toLevel(sums[i]);
    }
  }
}

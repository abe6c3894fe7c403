package dev.pointwise.model.image.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Weighted sums of rows of levels, in fixed point, rounded and bounded to 0..255. Stateless. */
public final class RowSum {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** As many bytes as there are ints in a vector. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(INTS.length() * Byte.SIZE));

  private static final int BYTE = 0xff;

  private RowSum() {}

  /** How many sums are taken at once. */
  public static int block() {
    return INTS.length();
  }

  /**
   * Rows of levels in one array.
   *
   * @param starts of each row; as many levels from there on as are summed, rounded up to a multiple
   *     of {@link #block}, must exist
   */
  public record Rows(int[] levels, int[] starts, int count) {}

  /**
   * Writes {@code length} bytes from {@code out[to]} on, and up to {@link #block} meaningless ones
   * behind them: byte {@code i} is the sum over the rows of their levels {@code i}, times {@code
   * weights[firstWeight + row]}, in {@link FixedPoint}.
   */
  public static void sum(
      Rows rows, int[] weights, int firstWeight, int length, byte[] out, int to) {
    IntVector half = IntVector.broadcast(INTS, FixedPoint.ONE_HALF);
    int[] levels = rows.levels();
    int[] starts = rows.starts();
    int count = rows.count();
    for (int i = 0; i < length; i += INTS.length()) {
      IntVector sum = half;
      for (int row = 0; row < count; row++) {
        sum =
            sum.add(
                IntVector.fromArray(INTS, levels, starts[row] + i).mul(weights[firstWeight + row]));
      }
      ByteVector bytes =
          (ByteVector)
              sum.lanewise(VectorOperators.ASHR, FixedPoint.PRECISION_BITS)
                  .max(0)
                  .min(BYTE)
                  .castShape(BYTES, 0);
      bytes.intoArray(out, to + i);
    }
  }
}

package dev.pointwise.model.image.vector;

import java.util.Optional;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Filters rows of interleaved RGB bytes: each output sample is a weighted sum of samples of the
 * same colour near it, in fixed point, rounded and bounded to 0..255.
 *
 * <p>A vector of neighbouring bytes is rearranged so that each lane of four bytes holds the four
 * inputs of one output sample. Immutable and thread-safe.
 */
public final class RowFilter {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();
  private static final int TAPS = Integer.BYTES;
  private static final int COLOURS = 3;
  private static final int BYTE = 0xff;

  private final int blocks;
  private final int groups;
  private final int reach;
  private final int[] bases;
  private final VectorShuffle<Byte>[] shuffles;
  private final int[] weights;

  /**
   * For a run of output pixels: the first input pixel of each, how many there are, and their
   * weights from {@code i * stride} on, in {@link FixedPoint}.
   */
  public record Taps(int[] first, int[] count, int[] weights, int stride) {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
  private RowFilter(Taps taps, int groups) {
    this.blocks = (COLOURS * taps.first().length + LANES - 1) / LANES;
    this.groups = groups;
    this.bases = new int[blocks * groups];
    this.shuffles = new VectorShuffle[blocks * groups];
    this.weights = new int[blocks * groups * TAPS * LANES];
    int furthest = 0;
    for (int block = 0; block < blocks; block++) {
      for (int group = 0; group < groups; group++) {
        int place = block * groups + group;
        arrange(taps, block, group, place);
        furthest = Math.max(furthest, bases[place]);
      }
    }
    this.reach = furthest + BYTES.length();
  }

  /** Nothing where the inputs of neighbouring outputs lie too far apart for one vector. */
  public static Optional<RowFilter> of(Taps taps) {
    int most = 1;
    for (int count : taps.count()) {
      most = Math.max(most, count);
    }
    int groups = (most + TAPS - 1) / TAPS;
    return fits(taps, groups) ? Optional.of(new RowFilter(taps, groups)) : Optional.empty();
  }

  private static boolean fits(Taps taps, int groups) {
    int samples = COLOURS * taps.first().length;
    for (int sample = 0; sample < samples; sample += LANES) {
      for (int group = 0; group < groups; group++) {
        Span span = Span.of(taps, sample, group);
        if (span.last() - span.first() >= BYTES.length()) {
          return false;
        }
      }
    }
    return true;
  }

  /** The bytes that one group of taps of one block of samples reads. */
  private record Span(int first, int last) {
    static Span of(Taps taps, int from, int group) {
      int first = Integer.MAX_VALUE;
      int last = 0;
      int to = Math.min(COLOURS * taps.first().length, from + LANES);
      for (int sample = from; sample < to; sample++) {
        int count = Math.min(taps.count()[sample / COLOURS], (group + 1) * TAPS);
        if (count > group * TAPS) {
          first = Math.min(first, position(taps, sample, group * TAPS));
          last = Math.max(last, position(taps, sample, count - 1));
        }
      }
      return new Span(Math.min(first, last), last);
    }
  }

  private static int position(Taps taps, int sample, int tap) {
    return (taps.first()[sample / COLOURS] + tap) * COLOURS + sample % COLOURS;
  }

  private void arrange(Taps taps, int block, int group, int place) {
    int base = Span.of(taps, block * LANES, group).first();
    int[] sources = new int[BYTES.length()];
    int samples = Math.min(LANES, COLOURS * taps.first().length - block * LANES);
    for (int lane = 0; lane < samples; lane++) {
      int sample = block * LANES + lane;
      int pixel = sample / COLOURS;
      int to = Math.min(taps.count()[pixel], (group + 1) * TAPS);
      for (int tap = group * TAPS; tap < to; tap++) {
        int inGroup = tap - group * TAPS;
        sources[lane * TAPS + inGroup] = position(taps, sample, tap) - base;
        weights[(place * TAPS + inGroup) * LANES + lane] =
            taps.weights()[pixel * taps.stride() + tap];
      }
    }
    bases[place] = base;
    shuffles[place] = VectorShuffle.fromArray(BYTES, sources, 0);
  }

  /** How many bytes from a row's start on are read; what lies behind the row is not used. */
  public int reach() {
    return reach;
  }

  /** How many samples {@link #filter} writes: those of the row, filled up with zeros. */
  public int samples() {
    return blocks * LANES;
  }

  /** Filters the row that begins at {@code in[start]} into {@code out}, from {@code to} on. */
  public void filter(byte[] in, int start, int[] out, int to) {
    IntVector half = IntVector.broadcast(INTS, FixedPoint.ONE_HALF);
    int place = 0;
    for (int block = 0; block < blocks; block++) {
      IntVector sum = half;
      for (int group = 0; group < groups; group++) {
        IntVector four =
            ByteVector.fromArray(BYTES, in, start + bases[place])
                .rearrange(shuffles[place])
                .reinterpretAsInts();
        int w = place * TAPS * LANES;
        sum =
            sum.add(four.and(BYTE).mul(weights(w)))
                .add(shifted(four, 8).and(BYTE).mul(weights(w + LANES)))
                .add(shifted(four, 16).and(BYTE).mul(weights(w + 2 * LANES)))
                .add(shifted(four, 24).mul(weights(w + 3 * LANES)));
        place++;
      }
      sum.lanewise(VectorOperators.ASHR, FixedPoint.PRECISION_BITS)
          .max(0)
          .min(BYTE)
          .intoArray(out, to + block * LANES);
    }
  }

  private IntVector weights(int from) {
    return IntVector.fromArray(INTS, weights, from);
  }

  private static IntVector shifted(IntVector values, int count) {
    return values.lanewise(VectorOperators.LSHR, count);
  }
}

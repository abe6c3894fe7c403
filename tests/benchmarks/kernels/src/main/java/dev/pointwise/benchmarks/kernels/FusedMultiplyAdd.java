package dev.pointwise.benchmarks.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Fused multiply-adds on registers alone: what no kernel of the same arithmetic can pass. */
final class FusedMultiplyAdd {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int ROUNDS = 10_000;
  private static final int CHAINS = 12; // more than two units of latency 4 keep busy
  private static final int REPEATS = 400; // tens of milliseconds

  static final double GIGA_OPERATIONS = 2.0 * ROUNDS * CHAINS * LANES.length() / 1e9;

  private FusedMultiplyAdd() {}

  /** GFLOP/s of the calling thread at this moment. */
  static double gflops() {
    float sum = 0;
    long start = System.nanoTime();
    for (int i = 0; i < REPEATS; i++) {
      sum += chains(0.5f);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!(sum > 0)) {
      throw new IllegalStateException("The chains' values are %s".formatted(sum));
    }
    return REPEATS * GIGA_OPERATIONS / seconds;
  }

  /** Chains that do not wait for each other; with a factor of 0.5 their values approach 1. */
  static float chains(float factor) {
    FloatVector x = FloatVector.broadcast(LANES, factor);
    FloatVector a = x;
    FloatVector b = x;
    FloatVector c = x;
    FloatVector d = x;
    FloatVector e = x;
    FloatVector f = x;
    FloatVector g = x;
    FloatVector h = x;
    FloatVector i = x;
    FloatVector j = x;
    FloatVector k = x;
    FloatVector l = x;
    for (int round = 0; round < ROUNDS; round++) {
      a = a.fma(x, x);
      b = b.fma(x, x);
      c = c.fma(x, x);
      d = d.fma(x, x);
      e = e.fma(x, x);
      f = f.fma(x, x);
      g = g.fma(x, x);
      h = h.fma(x, x);
      i = i.fma(x, x);
      j = j.fma(x, x);
      k = k.fma(x, x);
      l = l.fma(x, x);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
  }
}

package dev.pointwise.model.zoo;

/**
 * Random numbers by SplitMix64 (Steele, Lea, Flood 2014, "Fast Splittable Pseudorandom Number
 * Generators"), here because the JDK does not promise the same numbers for ever. Not thread-safe.
 */
final class SplitMix {
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final float UNIT = 1f / (1 << 24);

  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** From 0 to 1, 1 excluded, in steps of 2^-24. */
  float nextFloat() {
    state += GOLDEN;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (mixed >>> 40) * UNIT;
  }
}

package dev.pointwise.model.read;

/** Floats of 16 bits, by their bits: IEEE 754 binary16 and bfloat16. */
public final class SmallFloats {
  private static final float SMALLEST_HALF = 0x1p-24f;

  private SmallFloats() {}

  public static float fromHalf(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * SMALLEST_HALF;
          case 0x1f -> Float.intBitsToFloat(0x7f800000 | (fraction << 13));
          default -> Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (fraction << 13));
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  public static float fromBrain(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}

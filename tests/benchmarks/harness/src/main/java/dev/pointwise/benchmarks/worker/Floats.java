package dev.pointwise.benchmarks.worker;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Exact floats on a line of text. */
public final class Floats {
  private Floats() {}

  /** In base 64, big-endian. */
  public static String text(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  public static float[] parse(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}

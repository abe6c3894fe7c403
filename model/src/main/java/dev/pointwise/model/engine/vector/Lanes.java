package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One vector register of neighbouring channels: 16 floats with AVX-512, 8 with AVX2, as wide as the
 * blocks of nChw16c and nChw8c.
 */
final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int COUNT = SPECIES.length();
  static final int BYTES = SPECIES.vectorByteSize();

  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  private Lanes() {}

  static FloatVector load(ByteBuffer from, int byteOffset) {
    return FloatVector.fromByteBuffer(SPECIES, from, byteOffset, NATIVE);
  }

  static void store(FloatVector values, ByteBuffer to, int byteOffset) {
    values.intoByteBuffer(to, byteOffset, NATIVE);
  }

  static FloatVector load(float[] from, int offset) {
    return FloatVector.fromArray(SPECIES, from, offset);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}

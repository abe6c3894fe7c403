package dev.pointwise.model.read.safetensors;

import dev.pointwise.model.read.SmallFloats;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** The types of the format, by its own names. Only floats become weights. */
enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  F8_E4M3(1),
  F8_E5M2(1),
  I64(8),
  U64(8),
  I32(4),
  U32(4),
  I16(2),
  U16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  static Optional<ElementType> of(String name) {
    return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  int bytes() {
    return bytes;
  }

  boolean isReadable() {
    return this == F64 || this == F32 || this == F16 || this == BF16;
  }

  /** The next values of little-endian bytes as floats; for readable types only. */
  float[] floats(ByteBuffer source, int elements) {
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] =
          switch (this) {
            case F64 -> (float) source.getDouble();
            case F32 -> source.getFloat();
            case F16 -> SmallFloats.fromHalf(source.getShort());
            case BF16 -> SmallFloats.fromBrain(source.getShort());
            default -> throw new IllegalStateException(this + " holds no floats");
          };
    }
    return values;
  }
}

package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A batch of feature maps, blocked by channels as nChw16c or nChw8c; perhaps some channels of wider
 * maps. The memory stays its owner's.
 *
 * @param bytes in native order
 * @param values the same memory as floats
 * @param imageFloats from an image to the next
 */
public record BlockedMaps(
    ByteBuffer bytes, FloatBuffer values, int height, int width, int imageFloats) {
  public static BlockedMaps of(ByteBuffer bytes, int height, int width, int imageFloats) {
    FloatBuffer values = bytes.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
    return new BlockedMaps(bytes, values, height, width, imageFloats);
  }

  /** Where a cell's vector begins. */
  int offset(int image, int block, int y, int x) {
    return image * imageFloats + ((block * height + y) * width + x) * Lanes.COUNT;
  }
}

package dev.pointwise.model.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes JPEG files with an EXIF block. */
final class Exif {
  private Exif() {}

  /** The JPEG with an orientation tag put behind its start marker. */
  static byte[] tagged(byte[] jpeg, int orientation) {
    byte[] segment =
        ByteBuffer.allocate(36)
            .putShort((short) 0xffe1)
            .putShort((short) 34)
            .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8) // offset of the directory
            .putShort((short) 1) // one entry
            .putShort((short) 274)
            .putShort((short) 3) // a short
            .putInt(1) // one value
            .putShort((short) orientation)
            .array();
    return ByteBuffer.allocate(jpeg.length + segment.length)
        .put(jpeg, 0, 2)
        .put(segment)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}

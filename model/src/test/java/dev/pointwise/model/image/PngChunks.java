package dev.pointwise.model.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Changes PNG files in place. */
final class PngChunks {
  private PngChunks() {}

  static void writeInt(byte[] png, int at, int value) {
    ByteBuffer.wrap(png).putInt(at, value);
  }

  /** Makes the checksum of the chunk that starts at this offset right again. */
  static void updateChecksum(byte[] png, int chunk) {
    int length = ByteBuffer.wrap(png).getInt(chunk);
    CRC32 crc = new CRC32();
    crc.update(png, chunk + 4, 4 + length);
    writeInt(png, chunk + 8 + length, (int) crc.getValue());
  }
}

package dev.pointwise.model.image;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The IDAT chunks of a PNG file: one deflate stream. Not thread-safe.
 *
 * <p>The codec inflates all of it, even what lies behind the last row, and a megabyte of that can
 * be a gigabyte. So what is long enough to matter is inflated here first, no further than the
 * picture goes.
 */
final class PngPictureData {
  private static final int HARMLESS_BYTES = 1 << 20;
  private static final int BUFFER_BYTES = 1 << 16;

  private final List<Bytes> chunks = new ArrayList<>();
  private long size;

  void add(Bytes chunk) {
    chunks.add(chunk);
    size += chunk.size();
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /**
   * @param rawBytes the rows of the picture with their filter bytes, at most
   */
  void requireNoMoreThan(long rawBytes) throws BadPicture {
    if (size > HARMLESS_BYTES && inflatesBeyond(rawBytes)) {
      throw BadPicture.corrupt(
          "PNG has %d bytes of picture data, which inflate to more than the %d of the picture",
          size, rawBytes);
    }
  }

  private boolean inflatesBeyond(long limit) {
    Inflater inflater = new Inflater();
    try {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (Bytes chunk : chunks) {
        inflater.setInput(chunk.array(), chunk.offset(), chunk.size());
        while (inflater.inflate(buffer) > 0) { // 0 at the end, and when a dictionary is missing
          if (inflater.getBytesWritten() > limit) {
            return true;
          }
        }
      }
      return false;
    } catch (DataFormatException damaged) {
      return false; // the codec stops there, too
    } finally {
      inflater.end();
    }
  }
}

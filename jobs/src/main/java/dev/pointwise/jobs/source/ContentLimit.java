package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;

/**
 * How much of one picture is read: what no picture within the pixel cap needs is left where it is.
 *
 * @param bytes the most that is taken into memory
 */
record ContentLimit(int bytes) {
  /** A picture's header, colour profile and thumbnails, beside its pixels. */
  private static final long EXTRA_BYTES = 16L << 20;

  /** Four samples of 16 bits: more than that a pixel is no picture of ours, packed or not. */
  private static final long BYTES_PER_PIXEL = 8;

  /** Pictures that are being read or wait for their batch share the heap. */
  private static final long HEAP_SHARES = 8;

  /** Read without asking for room: most pictures as a whole. */
  static final int START_BYTES = 1 << 20;

  /** Where the reading of a large picture waits until there is memory for the rest of it. */
  interface Room {
    Room PLENTY =
        new Room() {
          @Override
          public void enter() {}

          @Override
          public void leave() {}
        };

    void enter() throws InterruptedException;

    /** Once after each {@link #enter} that returned. */
    void leave();
  }

  static ContentLimit forPixels(long maxPixels) {
    long pixels = Math.min(maxPixels, Integer.MAX_VALUE / BYTES_PER_PIXEL);
    long needed = pixels * BYTES_PER_PIXEL + EXTRA_BYTES;
    long fitting = Math.min(Runtime.getRuntime().maxMemory() / HEAP_SHARES, Integer.MAX_VALUE / 2);
    return new ContentLimit((int) Math.min(needed, fitting));
  }

  /** The whole of a stream, or {@code TOO_LARGE} after as many bytes as the limit. */
  Fetched read(String id, InputStream content, Room room) throws IOException {
    int atOnce = Math.min(bytes, START_BYTES);
    byte[] start = content.readNBytes(atOnce);
    if (start.length < atOnce) {
      return Fetched.of(new EncodedImage(id, start));
    }
    enter(room);
    try {
      return read(id, start, content);
    } finally {
      room.leave();
    }
  }

  private static void enter(Room room) throws InterruptedIOException {
    try {
      room.enter();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for memory");
    }
  }

  private Fetched read(String id, byte[] start, InputStream content) throws IOException {
    byte[] rest = content.readNBytes(bytes - start.length);
    if (start.length + rest.length == bytes && content.read() >= 0) {
      return tooLarge(id);
    }
    byte[] whole = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, whole, start.length, rest.length);
    return Fetched.of(new EncodedImage(id, whole));
  }

  Fetched tooLarge(String id) {
    return Fetched.rejected(
        new Rejected(
            id,
            0,
            0,
            RejectReason.TOO_LARGE,
            "the file has more than %d bytes, the most that is read of one with this --max-pixels and heap"
                .formatted(bytes)));
  }
}

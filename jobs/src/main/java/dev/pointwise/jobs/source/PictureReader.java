package dev.pointwise.jobs.source;

import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.EncodedImage;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/** Reads one picture's file. What cannot be read is a value, not an exception. Thread-safe. */
public final class PictureReader {
  /** A picture's header, colour profile and thumbnails, beside its pixels. */
  private static final long EXTRA_BYTES = 16L << 20;

  /** Four samples of 16 bits: more than that a pixel is no picture of ours, packed or not. */
  private static final long BYTES_PER_PIXEL = 8;

  /** Pictures that are being read or wait for their batch share the heap. */
  private static final long HEAP_SHARES = 8;

  private final HadoopFiles files;
  private final int largest;

  /**
   * @param maxPixels of a picture that will be decoded; it bounds the bytes that are read
   */
  public PictureReader(Configuration configuration, long maxPixels) {
    this.files = new HadoopFiles(configuration);
    long pixels = Math.min(maxPixels, Integer.MAX_VALUE / BYTES_PER_PIXEL);
    long needed = pixels * BYTES_PER_PIXEL + EXTRA_BYTES;
    long fitting = Math.min(Runtime.getRuntime().maxMemory() / HEAP_SHARES, Integer.MAX_VALUE / 2);
    this.largest = (int) Math.min(needed, fitting);
  }

  public Fetched read(String id) {
    try (InputStream file = files.open(id)) {
      return fetched(id, file);
    } catch (IOException | RuntimeException e) { // file systems refuse some names unchecked
      return rejected(id, RejectReason.UNREADABLE, HadoopFiles.reason(e));
    }
  }

  private Fetched fetched(String id, InputStream file) throws IOException {
    byte[] content = file.readNBytes(largest);
    if (content.length == largest && file.read() >= 0) {
      return rejected(
          id,
          RejectReason.TOO_LARGE,
          "the file has more than %d bytes, the most that is read of one with this --max-pixels and heap"
              .formatted(largest));
    }
    return Fetched.of(new EncodedImage(id, content));
  }

  private static Fetched rejected(String id, RejectReason reason, String detail) {
    return Fetched.rejected(new Rejected(id, 0, 0, reason, detail));
  }
}

package dev.pointwise.model.image;

/**
 * Memory for pixels that a thread uses for one picture after the other. What was written there is
 * valid until it is used again. Not thread-safe.
 */
public final class PixelBuffer {
  /** Of a picture of 5 million pixels; memory for larger ones is not kept. */
  private static final int MOST_KEPT = 16 << 20;

  private byte[] kept = {};

  /** An array of at least that length, its contents undefined. */
  byte[] ofAtLeast(int length) {
    if (length > MOST_KEPT) {
      return new byte[length];
    }
    if (kept.length < length) {
      kept = new byte[length];
    }
    return kept;
  }
}

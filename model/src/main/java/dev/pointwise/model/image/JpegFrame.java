package dev.pointwise.model.image;

/**
 * A JPEG's frame header: what may be decoded, and how much there is to decode.
 *
 * <p>Source: ITU-T T.81, B.2.2 and A.1.1.
 *
 * @param process low half of the frame's marker: 0 and 1 are sequential, 2 is progressive
 * @param content the header's bytes behind its length
 */
record JpegFrame(int process, Bytes content) {
  private static final int PROGRESSIVE = 2;
  private static final int COMPONENTS = 6;
  private static final int COMPONENT_BYTES = 3;
  private static final int BLOCK = 8;

  // Progressive files have about ten scans, each a pass over the whole picture: seconds in a large
  // one, which nobody could interrupt.
  private static final int MOST_SCANS = 500;
  private static final long MOST_PIXELS_PASSED = 32 * Decoder.DEFAULT_MAX_PIXELS;

  void requireKnown(boolean adobe) throws BadPicture {
    int bits = content.u8(0);
    int components = content.u8(5);
    if (process > PROGRESSIVE) {
      throw BadPicture.unsupported("JPEG with coding process SOF%d is not decoded", process);
    }
    if (bits != 8) {
      throw BadPicture.unsupported("JPEG with %d bits a sample is not decoded", bits);
    }
    if (components != 1 && components != 3 && components != 4) {
      throw BadPicture.unsupported("JPEG with %d components is not decoded", components);
    }
    if (components == 4 && !adobe) {
      throw BadPicture.unsupported(
          "CMYK JPEG without Adobe's marker is not decoded: whether its inks are inverted is"
              + " unknown");
    }
  }

  /** Fails when the scans would take too long, or are too few bytes for the picture. */
  void requireFitting(int scans, long codedBytes) throws BadPicture {
    if (scans > MOST_SCANS) {
      throw BadPicture.corrupt("JPEG has more than %d scans", MOST_SCANS);
    }
    if (scans * width() * height() > MOST_PIXELS_PASSED) {
      throw new BadPicture(
          RejectReason.TOO_LARGE,
          "JPEG of %d x %d pixels has %d scans, more than can be decoded in reasonable time"
              .formatted(width(), height(), scans));
    }
    // The shortest sequential block is one bit of DC code and one of end-of-block.
    if (process < PROGRESSIVE && codedBytes * 8 < 2 * blocks()) {
      throw BadPicture.truncated(
          "JPEG has %d bytes of picture data, too few for its %d blocks", codedBytes, blocks());
    }
  }

  private long width() throws BadPicture {
    return content.u16(3);
  }

  private long height() throws BadPicture {
    return content.u16(1);
  }

  private long blocks() throws BadPicture {
    int components = content.u8(5);
    int mostAcross = 1;
    int mostDown = 1;
    for (int i = 0; i < components; i++) {
      mostAcross = Math.max(mostAcross, sampling(i) >> 4);
      mostDown = Math.max(mostDown, sampling(i) & 15);
    }
    long blocks = 0;
    for (int i = 0; i < components; i++) {
      blocks +=
          blocks(width(), sampling(i) >> 4, mostAcross)
              * blocks(height(), sampling(i) & 15, mostDown);
    }
    return blocks;
  }

  private static long blocks(long pixels, int factor, int mostFactor) {
    long samples = (pixels * factor + mostFactor - 1) / mostFactor;
    return (samples + BLOCK - 1) / BLOCK;
  }

  private int sampling(int component) throws BadPicture {
    return content.u8(COMPONENTS + (long) component * COMPONENT_BYTES + 1);
  }
}

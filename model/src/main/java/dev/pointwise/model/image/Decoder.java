package dev.pointwise.model.image;

import com.google.errorprone.annotations.FormatMethod;

/**
 * Decodes JPEG, PNG, GIF, WebP, TIFF and BMP to upright 8-bit RGB.
 *
 * <p>The format is told from the bytes; size and wholeness are checked before anything is decoded.
 * Colours are those of Pillow's {@code convert("RGB")}: grey becomes R = G = B, alpha is dropped
 * (not blended), palettes are looked up, CMYK and YCCK (Adobe's, inverted) become RGB without a
 * profile; colour profiles and gamma are ignored. Unlike Pillow, 16-bit samples become {@code
 * round(sample / 257)}.
 *
 * <p>What cannot be seen from outside is not reported: a JPEG with its end marker in place but bits
 * flipped inside decodes to a damaged picture, as in other readers, and libjpeg says so on standard
 * error.
 *
 * <p>Thread-safe; holds no native memory between calls. A call needs native memory of about the
 * encoded size plus 3 bytes a pixel (6 when it is 16-bit or to be turned; up to 11 when it is a
 * progressive JPEG, whose coefficients are kept until its last scan) and leaves a Java array of 3
 * bytes a pixel. It cannot be interrupted; the worst picture of 64 million pixels takes seconds.
 */
public final class Decoder {
  /** The usual limit on the number of pixels. */
  public static final long DEFAULT_MAX_PIXELS = 64_000_000;

  /** Most pixels that a Java array can hold. */
  public static final long MOST_PIXELS = Integer.MAX_VALUE / 3;

  // libpng refuses wider ones, OpenCV those above 2^20.
  private static final int LONGEST_SIDE = 1_000_000;

  private final long maxPixels;
  private final Orientation orientation;

  /**
   * @param maxPixels pictures with more pixels (width x height) are {@link RejectReason#TOO_LARGE}
   */
  public Decoder(long maxPixels, Orientation orientation) {
    if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "max-pixels is 1 to %d (what a Java array holds) but was %d"
              .formatted(MOST_PIXELS, maxPixels));
    }
    this.maxPixels = maxPixels;
    this.orientation = orientation;
  }

  /**
   * Loads the codecs now instead of with the first picture.
   *
   * @throws LinkageError when they cannot be loaded
   */
  public static void loadCodecs() {
    OpenCv.load();
  }

  /** Decodes one file's bytes, which are not changed; a bad picture is an {@link Undecodable}. */
  public Decoding decode(byte[] encoded) {
    return decode(encoded, new PixelBuffer());
  }

  /** The same into memory of the caller's, which holds the pixels until it is used again. */
  public Decoding decode(byte[] encoded, PixelBuffer buffer) {
    if (encoded.length == 0) {
      return new Undecodable(RejectReason.EMPTY, "0 bytes", 0, 0);
    }
    Bytes file = Bytes.of(encoded);
    Container container;
    Header header;
    try {
      container = Formats.of(file);
      header = container.header(file).oriented(orientation);
    } catch (BadPicture bad) {
      return new Undecodable(bad.reason(), bad.getMessage(), 0, 0);
    }
    try {
      requireFitting(header.stored());
      return new Decoded(OpenCv.decode(container.codestream(file), header, buffer));
    } catch (BadPicture bad) {
      ImageSize size = header.upright();
      return new Undecodable(bad.reason(), bad.getMessage(), size.width(), size.height());
    }
  }

  private void requireFitting(ImageSize size) throws BadPicture {
    if (size.area() > maxPixels) {
      throw tooLarge("%s is %d pixels, more than max-pixels %d", size, size.area(), maxPixels);
    }
    if (Math.max(size.width(), size.height()) > LONGEST_SIDE) {
      throw tooLarge("%s has a side of more than %d pixels", size, LONGEST_SIDE);
    }
  }

  @FormatMethod
  private static BadPicture tooLarge(String format, Object... values) {
    return new BadPicture(RejectReason.TOO_LARGE, format.formatted(values));
  }
}

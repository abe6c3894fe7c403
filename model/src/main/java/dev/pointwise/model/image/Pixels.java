package dev.pointwise.model.image;

/**
 * A decoded, upright picture: 8-bit samples, red, green, blue interleaved, row by row from the top.
 *
 * <p>{@code rgb} begins with {@code height * width * 3} bytes, each to be read as 0..255; what lies
 * behind them means nothing. It is not copied: the maker hands it over and nobody writes to it
 * afterwards, unless it is a {@link PixelBuffer}'s, which makes the record safe to share between
 * threads. Equality is that of the array's identity.
 */
public record Pixels(int width, int height, byte[] rgb) {
  public Pixels {
    ImageSize size = new ImageSize(height, width);
    if (rgb.length < size.area() * 3) {
      throw new IllegalArgumentException(
          "A picture of %s needs %d bytes (3 a pixel) but receives %d"
              .formatted(size, size.area() * 3, rgb.length));
    }
  }

  /** Height and width. */
  public ImageSize size() {
    return new ImageSize(height, width);
  }
}

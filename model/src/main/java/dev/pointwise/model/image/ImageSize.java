package dev.pointwise.model.image;

/** Height and width of a picture, in pixels, both at least 1. */
public record ImageSize(int height, int width) {
  public ImageSize {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "A picture's sides are at least 1 pixel, but height is %d and width %d"
              .formatted(height, width));
    }
  }

  /** Number of pixels. */
  public long area() {
    return (long) height * width;
  }

  ImageSize transposed() {
    return new ImageSize(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

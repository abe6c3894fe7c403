package dev.pointwise.model.image;

import java.util.Optional;

/** Takes a window out of the middle of the picture. */
public sealed interface Crop extends PixelStep permits CenterCrop, CenterFraction {
  /**
   * The window within a picture of this size. It may reach beyond the picture: what lies outside is
   * black.
   */
  Window window(ImageSize input);

  @Override
  default ImageSize outputSize(ImageSize input) {
    return window(input).size();
  }

  @Override
  default Optional<ImageSize> outputSize(Optional<ImageSize> input) {
    return input.map(this::outputSize);
  }

  @Override
  default <R> R accept(Visitor<R> visitor) {
    return visitor.crop(this);
  }
}

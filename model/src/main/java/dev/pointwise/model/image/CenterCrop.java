package dev.pointwise.model.image;

import java.util.Objects;
import java.util.Optional;

/**
 * Takes a window of fixed size out of the middle, as torchvision's {@code center_crop}: the margin
 * before is {@code (picture - window) / 2} rounded half to even; a picture that is too small gets
 * black borders, the wider half behind.
 */
public record CenterCrop(ImageSize size) implements Crop {
  public CenterCrop {
    Objects.requireNonNull(size, "size");
  }

  /** A square of this many pixels. */
  public static CenterCrop square(int side) {
    return new CenterCrop(new ImageSize(side, side));
  }

  @Override
  public Window window(ImageSize input) {
    return new Window(
        margin(input.width(), size.width()), margin(input.height(), size.height()), size);
  }

  @Override
  public Optional<ImageSize> outputSize(Optional<ImageSize> input) {
    return Optional.of(size);
  }

  private static int margin(int picture, int window) {
    if (window > picture) {
      return -((window - picture) / 2); // torchvision pads by floor before, ceiling behind
    }
    return (int) Math.rint((picture - window) / 2.0);
  }

  /** As a model card writes it. */
  @Override
  public String toString() {
    return size.width() == size.height()
        ? "crop: {center: %d}".formatted(size.width())
        : "crop: {center: %s}".formatted(size);
  }
}

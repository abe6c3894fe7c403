package dev.pointwise.model.image;

import java.util.Optional;

/** One change of geometry on 8-bit pixels, on the way from a picture to a network's input. */
public sealed interface PixelStep permits Resize, Crop {
  /** The size after this step of a picture of the given size. */
  ImageSize outputSize(ImageSize input);

  /**
   * The size after this step as far as it follows from the steps alone.
   *
   * @param input the size before it, where known
   */
  Optional<ImageSize> outputSize(Optional<ImageSize> input);

  /** Calls the visitor's method for this kind of step. */
  <R> R accept(Visitor<R> visitor);

  /** Something to do for each kind of step. */
  interface Visitor<R> {
    R resize(Resize step);

    R crop(Crop step);
  }
}

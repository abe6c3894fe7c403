package dev.pointwise.model.image;

/** A rectangle of a picture; {@code left} and {@code top} are negative where it reaches outside. */
public record Window(int left, int top, ImageSize size) {
  static Window whole(ImageSize picture) {
    return new Window(0, 0, picture);
  }

  int right() {
    return left + size.width();
  }

  int bottom() {
    return top + size.height();
  }

  boolean isInside(ImageSize picture) {
    return left >= 0 && top >= 0 && right() <= picture.width() && bottom() <= picture.height();
  }
}

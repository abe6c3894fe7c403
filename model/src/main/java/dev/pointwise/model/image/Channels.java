package dev.pointwise.model.image;

/** Which values a network wants for a pixel, and in which order. */
public enum Channels {
  RGB(3),
  BGR(3),
  /** Luma of ITU-R 601-2, rounded as Pillow's {@code convert("L")} does. */
  GRAY(1);

  private final int count;

  Channels(int count) {
    this.count = count;
  }

  /** Values a pixel. */
  public int count() {
    return count;
  }
}

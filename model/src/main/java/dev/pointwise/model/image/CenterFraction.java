package dev.pointwise.model.image;

/**
 * Keeps the middle part of each side: {@code floor(side * fraction)} pixels, at least 1, behind a
 * margin of {@code floor((side - kept) / 2)}.
 */
public record CenterFraction(double fraction) implements Crop {
  public CenterFraction {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "crop: center-fraction is above 0 and at most 1 but was " + fraction);
    }
  }

  @Override
  public Window window(ImageSize input) {
    ImageSize kept = new ImageSize(kept(input.height()), kept(input.width()));
    return new Window(
        (input.width() - kept.width()) / 2, (input.height() - kept.height()) / 2, kept);
  }

  private int kept(int side) {
    return Math.max(1, (int) (side * fraction));
  }

  /** As a model card writes it. */
  @Override
  public String toString() {
    return "crop: {center-fraction: %s}".formatted(fraction);
  }
}

package dev.pointwise.model.image;

import java.util.Objects;
import java.util.Optional;

/**
 * Resamples the whole picture, in 8 bits.
 *
 * <p>With {@link Antialias#ON} the result is that of Pillow's {@code Image.resize}, to the last
 * bit.
 */
public record Resize(Target target, Filter filter, Antialias antialias) implements PixelStep {
  public Resize {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(antialias, "antialias");
  }

  /** The size to reach. */
  public sealed interface Target permits ShorterSide, Exactly {
    ImageSize sizeFor(ImageSize input);

    Optional<ImageSize> sizeFor(Optional<ImageSize> input);
  }

  /**
   * The shorter side gets this many pixels, the longer one {@code floor(pixels * longer /
   * shorter)}, as in torchvision.
   */
  public record ShorterSide(int pixels) implements Target {
    public ShorterSide {
      if (pixels < 1) {
        throw new IllegalArgumentException(
            "resize: shorter-side is at least 1 pixel but was " + pixels);
      }
    }

    @Override
    public ImageSize sizeFor(ImageSize input) {
      long shorter = Math.min(input.width(), input.height());
      long longer = Math.max(input.width(), input.height());
      int scaled = (int) Math.min(Integer.MAX_VALUE, pixels * longer / shorter);
      return input.width() <= input.height()
          ? new ImageSize(scaled, pixels)
          : new ImageSize(pixels, scaled);
    }

    @Override
    public Optional<ImageSize> sizeFor(Optional<ImageSize> input) {
      return input.map(this::sizeFor);
    }

    @Override
    public String toString() {
      return "shorter-side: " + pixels;
    }
  }

  /** This height and width, whatever the picture's proportions. */
  public record Exactly(ImageSize size) implements Target {
    public Exactly {
      Objects.requireNonNull(size, "size");
    }

    @Override
    public ImageSize sizeFor(ImageSize input) {
      return size;
    }

    @Override
    public Optional<ImageSize> sizeFor(Optional<ImageSize> input) {
      return Optional.of(size);
    }

    @Override
    public String toString() {
      return "width: %d, height: %d".formatted(size.width(), size.height());
    }
  }

  @Override
  public ImageSize outputSize(ImageSize input) {
    return target.sizeFor(input);
  }

  @Override
  public Optional<ImageSize> outputSize(Optional<ImageSize> input) {
    return target.sizeFor(input);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.resize(this);
  }

  /** As a model card writes it. */
  @Override
  public String toString() {
    return "resize: {%s, filter: %s, antialias: %s}".formatted(target, filter, antialias);
  }
}

package dev.pointwise.model.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a picture becomes a network's input: settings only, as a model card states them. {@link
 * Preprocessor} does the work.
 *
 * <p>The value of a channel is {@code (pixel * scale - mean) / std}, with {@code mean} and {@code
 * std} in the order of {@code channels}.
 *
 * @param pixels changes of geometry, in this order, in 8 bits and in RGB; their end size must
 *     follow from them alone
 * @param scale factor on the 8-bit value, applied first
 * @param mean subtracted after {@code scale}; one number a channel
 * @param std divisor after {@code mean}; one number a channel, not 0
 * @param layout order of the values in the tensor
 * @param orientation for the {@link Decoder}
 */
public record Preprocess(
    List<PixelStep> pixels,
    Channels channels,
    float scale,
    List<Float> mean,
    List<Float> std,
    Layout layout,
    Orientation orientation) {
  /** Part of the fingerprint: grows when the arithmetic changes. */
  private static final String ARITHMETIC = "pointwise preprocess 1";

  public Preprocess {
    pixels = List.copyOf(pixels);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(orientation, "orientation");
    if (!Float.isFinite(scale) || scale == 0) {
      throw new IllegalArgumentException("preprocess: scale is a number but 0, not " + scale);
    }
    requirePerChannel("mean", mean, channels);
    requirePerChannel("std", std, channels);
    if (std.contains(0f) || std.contains(-0f)) {
      throw new IllegalArgumentException("preprocess: std divides, so none may be 0: " + std);
    }
    settledSize(pixels);
  }

  /** The same with other changes of geometry. */
  public Preprocess withPixels(List<PixelStep> other) {
    return new Preprocess(other, channels, scale, mean, std, layout, orientation);
  }

  /** Height and width of every input this makes. */
  public ImageSize outputSize() {
    return settledSize(pixels);
  }

  /** Values of one picture: channels x height x width. */
  public int valuesPerPicture() {
    return Math.toIntExact(outputSize().area() * channels.count());
  }

  /**
   * Why a picture of this size cannot be preprocessed, if so: {@link RejectReason#TOO_LARGE} when a
   * step in between would make more than {@link Decoder#DEFAULT_MAX_PIXELS} of it, as when a strip
   * 1 pixel wide is to become 256 wide in proportion.
   */
  public Optional<Undecodable> rejection(ImageSize picture) {
    for (Stage stage : Stage.plan(pixels, picture)) {
      ImageSize resized = stage.resized();
      if (stage.pixelsMade() > Decoder.DEFAULT_MAX_PIXELS
          || Math.max(resized.height(), resized.width()) > Decoder.MOST_PIXELS) {
        String detail = "the steps %s would make it %s".formatted(pixels, resized);
        return Optional.of(
            new Undecodable(RejectReason.TOO_LARGE, detail, picture.width(), picture.height()));
      }
    }
    return Optional.empty();
  }

  /** SHA-256, in hexadecimal, of a text that holds every setting: equal when all are equal. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = canonicalText().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  String canonicalText() {
    return String.join(
        "\n",
        ARITHMETIC,
        "pixels: " + pixels,
        "channels: " + channels,
        "scale: " + scale,
        "mean: " + mean,
        "std: " + std,
        "layout: " + layout,
        "orientation: " + orientation);
  }

  private static void requirePerChannel(String name, List<Float> values, Channels channels) {
    if (values.size() != channels.count()) {
      throw new IllegalArgumentException(
          "preprocess: %s has %d numbers %s, but channels %s needs %d"
              .formatted(name, values.size(), values, channels, channels.count()));
    }
    if (!values.stream().allMatch(Float::isFinite)) {
      throw new IllegalArgumentException(
          "preprocess: %s holds a value that is not a number: %s".formatted(name, values));
    }
  }

  private static ImageSize settledSize(List<PixelStep> pixels) {
    Optional<ImageSize> size = Optional.empty();
    for (PixelStep step : pixels) {
      size = step.outputSize(size);
    }
    return size.orElseThrow(
        () ->
            new IllegalArgumentException(
                ("preprocess: pixels %s leave the size of the network's input open;"
                        + " end with a resize to width and height, or a crop with center")
                    .formatted(pixels)));
  }
}

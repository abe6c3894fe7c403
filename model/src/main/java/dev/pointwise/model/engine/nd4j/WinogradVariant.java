package dev.pointwise.model.engine.nd4j;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to run a Winograd convolution: how its products are computed, and about how many tiles at a
 * time. Written as in {@code winograd:pointwise:256}.
 */
record WinogradVariant(PointProduct.Way way, int tiles) {
  private static final String PREFIX = "winograd";
  private static final Pattern NAME = Pattern.compile(PREFIX + ":([a-z]+):([1-9][0-9]{0,8})");

  /** Those worth a trial: no other was faster by more than the noise where these were tried. */
  static final List<WinogradVariant> CANDIDATES =
      List.of(
          new WinogradVariant(PointProduct.Way.POINTWISE, 256),
          new WinogradVariant(PointProduct.Way.MATMUL, 64));

  /** Empty where the text names no variant. */
  static Optional<WinogradVariant> parse(String text) {
    Matcher matcher = NAME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return PointProduct.Way.named(matcher.group(1))
        .map(way -> new WinogradVariant(way, Integer.parseInt(matcher.group(2))));
  }

  @Override
  public String toString() {
    return PREFIX + ":" + way.name().toLowerCase(Locale.ROOT) + ":" + tiles;
  }
}

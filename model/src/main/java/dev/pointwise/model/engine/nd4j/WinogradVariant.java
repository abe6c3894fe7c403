package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.engine.vector.WinogradForm;
import dev.pointwise.model.layer.Window2d;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to run a Winograd convolution: the form, by the outputs of a tile, and about how many tiles
 * at a time. Written as in {@code winograd:4x4:256}.
 */
record WinogradVariant(WinogradForm form, int tiles) {
  /** No other number was faster by more than the noise, wherever others were tried. */
  private static final int TILES = 256;

  private static final Pattern NAME = Pattern.compile("winograd:([0-9]+)x\\1:([1-9][0-9]{0,8})");

  /** Those to choose from, best first; none where no form fits the kernel. */
  static List<WinogradVariant> candidates(Window2d window) {
    return WinogradForm.ofKernel(window.kernel().height()).stream()
        .map(form -> new WinogradVariant(form, TILES))
        .toList();
  }

  /** The variant of that name for a kernel; empty where there is none. */
  static Optional<WinogradVariant> named(String name, Window2d window) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? WinogradForm.ofKernel(window.kernel().height()).stream()
            .filter(form -> form.tile() == Integer.parseInt(matcher.group(1)))
            .map(form -> new WinogradVariant(form, Integer.parseInt(matcher.group(2))))
            .findFirst()
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "winograd:%1$dx%1$d:%2$d".formatted(form.tile(), tiles);
  }
}

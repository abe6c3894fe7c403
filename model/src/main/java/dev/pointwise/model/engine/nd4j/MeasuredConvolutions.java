package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.Shape;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes for each convolution what is pinned for it, else what is fastest on this machine: measured
 * once for convolutions of the same extents, and kept as long as the plan lives. Thread-safe.
 */
final class MeasuredConvolutions implements ConvolutionChooser {
  /** Beyond this, a session's opening takes too long: the rest go by rule. */
  private static final Duration MOST_TIME = Duration.ofSeconds(2);

  /** Before the first of a kernel size is timed: the JVM compiles the transforms meanwhile. */
  private static final Duration WARM_UP = Duration.ofMillis(900);

  private static final String DIRECT = "direct";

  private final Kernels kernels;
  private final int batch;
  private final Map<Extents, Optional<WinogradVariant>> fastest = new HashMap<>();
  private final Set<Size> triedKernels = new HashSet<>();
  private long spentNanos;

  /** What makes two convolutions the same work. */
  private record Extents(Shape input, Shape weight, Window2d window) {}

  /**
   * @param batch images of a full batch; smaller ones go by it
   */
  MeasuredConvolutions(Kernels kernels, int batch) {
    this.kernels = kernels;
    this.batch = batch;
  }

  @Override
  public Optional<WinogradVariant> choose(NodePlanning at, Conv2d layer) {
    Optional<String> pinned = kernels.pinned(at.node().name());
    if (pinned.isPresent()) {
      return pinned(at, layer, pinned.get());
    }
    return kernels.winograd() == Kernels.Winograd.OFF || !WinogradSteps.fits(at, layer)
        ? Optional.empty()
        : measured(layer, at.inputShape());
  }

  private static Optional<WinogradVariant> pinned(NodePlanning at, Conv2d layer, String kernel) {
    if (kernel.equals(DIRECT)) {
      return Optional.empty();
    }
    return WinogradVariant.named(kernel, layer.window())
        .filter(variant -> WinogradSteps.fits(at, layer))
        .or(
            () -> {
              throw new ModelException(
                  "Node '%s' is pinned to the kernel '%s', but with a weight of %s, a window of %s and %d groups it can run as %s here"
                      .formatted(
                          at.label(),
                          kernel,
                          layer.weight().shape(),
                          layer.window(),
                          layer.groups(),
                          names(at, layer)));
            });
  }

  /** The kernels to choose from, as in {@code 'direct', 'winograd:4x4:256'}. */
  private static String names(NodePlanning at, Conv2d layer) {
    Stream<WinogradVariant> variants =
        WinogradSteps.fits(at, layer)
            ? WinogradVariant.candidates(layer.window()).stream()
            : Stream.empty();
    return Stream.concat(Stream.of(DIRECT), variants.map(WinogradVariant::toString))
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(", "));
  }

  private synchronized Optional<WinogradVariant> measured(Conv2d layer, Shape input) {
    Extents extents = new Extents(input, layer.weight().shape(), layer.window());
    Optional<WinogradVariant> known = fastest.get(extents);
    if (known == null) {
      known = spentNanos < MOST_TIME.toNanos() ? tried(layer, input) : byRule(layer);
      fastest.put(extents, known);
    }
    return known;
  }

  private Optional<WinogradVariant> tried(Conv2d layer, Shape input) {
    long start = System.nanoTime();
    Duration warmUp = triedKernels.add(layer.window().kernel()) ? WARM_UP : Duration.ZERO;
    Optional<WinogradVariant> best = ConvolutionTrial.fastest(layer, input, batch, warmUp);
    spentNanos += System.nanoTime() - start;
    return best;
  }

  /** With few channels the transforms outweigh the products that a small kernel saves. */
  private static Optional<WinogradVariant> byRule(Conv2d layer) {
    boolean large = layer.window().kernel().height() > 3;
    return large || layer.inChannels() > 2 * Layouts.block()
        ? Optional.of(WinogradVariant.candidates(layer.window()).get(0))
        : Optional.empty();
  }
}

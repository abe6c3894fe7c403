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

/**
 * Takes for each convolution what is pinned for it, else what is fastest on this machine: measured
 * once for convolutions of the same extents, and kept as long as the plan lives. Thread-safe.
 */
final class MeasuredConvolutions implements ConvolutionChooser {
  /** Beyond this, a session's opening takes too long: the rest go by rule. */
  private static final Duration MOST_TIME = Duration.ofMillis(1800);

  /** For the first of a kernel size: until the JVM has compiled the transforms for good. */
  private static final Duration FIRST_TRIAL = Duration.ofMillis(700);

  private static final Duration TRIAL = Duration.ofMillis(30);

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
    Optional<WinogradVariant> variant = WinogradVariant.parse(kernel);
    if (variant.isEmpty()) {
      throw new ModelException(
          "Node '%s' is pinned to the kernel '%s'; this engine has '%s' and variants such as '%s'"
              .formatted(at.label(), kernel, DIRECT, WinogradVariant.CANDIDATES.get(0)));
    }
    if (!WinogradSteps.fits(at, layer)) {
      throw new ModelException(
          "Node '%s' is pinned to '%s', which runs 3x3 and 5x5 kernels of stride 1 without groups, on %d channels or more, in a JVM with --add-modules=jdk.incubator.vector; this one has the weight %s, window %s, %d groups; pin it to '%s'"
              .formatted(
                  at.label(),
                  kernel,
                  Layouts.block(),
                  layer.weight().shape(),
                  layer.window(),
                  layer.groups(),
                  DIRECT));
    }
    return variant;
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
    Duration atLeast = triedKernels.add(layer.window().kernel()) ? FIRST_TRIAL : TRIAL;
    Optional<WinogradVariant> best = ConvolutionTrial.fastest(layer, input, batch, atLeast);
    spentNanos += System.nanoTime() - start;
    return best;
  }

  /** With few channels the transforms outweigh the products they save. */
  private static Optional<WinogradVariant> byRule(Conv2d layer) {
    return layer.inChannels() > 2 * Layouts.block()
        ? Optional.of(WinogradVariant.CANDIDATES.get(0))
        : Optional.empty();
  }
}

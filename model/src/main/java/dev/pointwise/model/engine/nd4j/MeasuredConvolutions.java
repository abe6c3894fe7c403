package dev.pointwise.model.engine.nd4j;

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
 * Takes for each convolution what is fastest on this machine: measured once for convolutions of the
 * same extents, and kept as long as the plan lives. Thread-safe.
 */
final class MeasuredConvolutions implements ConvolutionChooser {
  /** Beyond this, a session's opening takes too long: the rest go by rule. */
  private static final Duration MOST_TIME = Duration.ofSeconds(2);

  /** Before the first of a kernel size is timed: the JVM compiles the transforms meanwhile. */
  private static final Duration WARM_UP = Duration.ofMillis(900);

  private final int batch;
  private final Map<Extents, Optional<WinogradVariant>> fastest = new HashMap<>();
  private final Set<Size> triedKernels = new HashSet<>();
  private long spentNanos;

  /** What makes two convolutions the same work. */
  private record Extents(Shape input, Shape weight, Window2d window) {}

  /**
   * @param batch images of a full batch; smaller ones go by it
   */
  MeasuredConvolutions(int batch) {
    this.batch = batch;
  }

  @Override
  public Optional<WinogradVariant> choose(NodePlanning at, Conv2d layer) {
    return WinogradSteps.fits(at, layer) ? measured(layer, at.inputShape()) : Optional.empty();
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

package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.layer.Conv2d;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes for each convolution what is pinned for it. As thread-safe as the choice among the rest.
 *
 * @param free chooses for convolutions that are not pinned
 */
record PinnedConvolutions(Kernels kernels, ConvolutionChooser free) implements ConvolutionChooser {
  private static final String DIRECT = "direct";

  @Override
  public Optional<WinogradVariant> choose(NodePlanning at, Conv2d layer) {
    Optional<String> pinned = kernels.pinned(at.node().name());
    return pinned.isPresent() ? pinned(at, layer, pinned.get()) : free.choose(at, layer);
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
    return Stream.concat(
            Stream.of(DIRECT),
            WinogradSteps.candidates(at, layer).stream().map(WinogradVariant::toString))
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(", "));
  }
}

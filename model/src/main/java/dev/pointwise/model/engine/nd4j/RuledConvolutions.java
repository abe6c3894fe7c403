package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Conv2d;
import java.util.Optional;

/**
 * Takes Winograd's transforms where they save more than they cost, as tests/results/kernels.md has
 * it.
 *
 * @param batch images of a full batch; smaller ones go by the same kernels
 */
record RuledConvolutions(int batch) implements ConvolutionChooser {
  /** With fewer channels the transforms of a small kernel cost what its products save. */
  private static final int LEAST_BLOCKS = 2;

  /** With less to multiply, starting the products one by one takes the longest. */
  private static final long LEAST_PRODUCTS = 15_000_000;

  @Override
  public Optional<WinogradVariant> choose(NodePlanning at, Conv2d layer) {
    return WinogradSteps.fits(at, layer) && pays(at, layer)
        ? Optional.of(WinogradVariant.candidates(layer.window()).get(0))
        : Optional.empty();
  }

  private boolean pays(NodePlanning at, Conv2d layer) {
    boolean small = layer.window().kernel().height() <= 3;
    long products =
        (long) batch
            * at.node().shape().elements()
            * layer.weight().elements()
            / layer.outChannels();
    return products >= LEAST_PRODUCTS
        && (!small || layer.inChannels() >= LEAST_BLOCKS * Layouts.block());
  }
}

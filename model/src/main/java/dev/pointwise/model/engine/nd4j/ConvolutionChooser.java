package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.layer.Conv2d;
import java.util.Optional;

/** Decides how a convolution runs. */
@FunctionalInterface
interface ConvolutionChooser {
  /** Everywhere oneDNN's direct convolution. */
  ConvolutionChooser DIRECT = (at, layer) -> Optional.empty();

  /** The Winograd variant to take; empty for oneDNN's direct convolution. */
  Optional<WinogradVariant> choose(NodePlanning at, Conv2d layer);
}

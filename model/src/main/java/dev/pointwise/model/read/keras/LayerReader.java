package dev.pointwise.model.read.keras;

import dev.pointwise.model.graph.Node;

/** How the layers of one class are read. */
@FunctionalInterface
interface LayerReader {
  /** The node that makes the layer's output; one of its inputs where the layer does nothing. */
  Node read(KerasNode node);
}

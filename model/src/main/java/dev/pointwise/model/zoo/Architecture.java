package dev.pointwise.model.zoo;

import dev.pointwise.model.graph.Node;

/** A network's structure. Stateless. */
interface Architecture {
  /** Adds all layers, the input first; returns the output. */
  Node addTo(NetworkBuilder network);
}

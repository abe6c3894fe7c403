/** A network as a graph of layers whose shapes fit. */
package dev.pointwise.model.graph;

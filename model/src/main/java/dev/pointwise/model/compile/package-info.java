/** Rewrites of graphs, each a pure function that keeps what the outputs compute. */
package dev.pointwise.model.compile;

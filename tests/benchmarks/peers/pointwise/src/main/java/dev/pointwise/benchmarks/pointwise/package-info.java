/** The engine of this checkout as a peer. */
package dev.pointwise.benchmarks.pointwise;

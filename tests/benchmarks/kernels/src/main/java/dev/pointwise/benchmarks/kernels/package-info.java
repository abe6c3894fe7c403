/** JMH benchmarks of layers of known networks at the engine's public seam. */
package dev.pointwise.benchmarks.kernels;

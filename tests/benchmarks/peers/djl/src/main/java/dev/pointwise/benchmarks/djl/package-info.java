/** DJL with PyTorch as a peer. */
package dev.pointwise.benchmarks.djl;

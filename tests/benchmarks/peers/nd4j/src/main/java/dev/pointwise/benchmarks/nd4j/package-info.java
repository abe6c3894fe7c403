/** ND4J's own convolutions as a peer: what an engine on ND4J is without kernels of its own. */
package dev.pointwise.benchmarks.nd4j;

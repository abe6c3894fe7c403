package dev.pointwise.model.engine;

/**
 * What one step of a forward pass took. A node may take several steps, or none where another's step
 * does its work.
 *
 * @param node the node the step belongs to
 * @param kernel what ran it, as in {@code jit_1x1:avx512_core} or {@code winograd}
 * @param nanos for all images of the pass
 */
public record KernelTime(String node, String kernel, long nanos) {}

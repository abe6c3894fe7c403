package dev.pointwise.model.inspect;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What one layer of a {@link BenchmarkReport} took.
 *
 * @param name of the node in the graph that ran; passes that merge layers name the result anew
 * @param type of the layer, as in {@code Conv2d}
 * @param title type and what distinguishes the layer, as in {@code Conv2d 3x3/2}
 * @param kernel what ran it, as a model card may pin it; where a layer takes several steps, that of
 *     the slowest
 * @param ms for one batch, all steps together
 * @param gflops billions of floating-point operations a second, two for each MAC, however many of
 *     them the kernel spared; 0 for layers without MACs
 */
public record LayerTime(
    String name, String type, @JsonIgnore String title, String kernel, double ms, double gflops) {}

/**
 * The fast engine: ND4J's arrays hold weights and activations off the heap, oneDNN's primitives
 * work on the arrays' own addresses. The only package that knows ND4J and JavaCPP.
 *
 * <p>A {@link dev.pointwise.model.graph.Graph} becomes, per session and batch size, a {@code
 * Program}: {@code Planning} asks {@code StepFactory} for each node's steps and lays every {@code
 * Value} out, {@code Placement} gives the values their places in one arena, and binding makes
 * executable {@code Step}s of it.
 */
package dev.pointwise.model.engine.nd4j;

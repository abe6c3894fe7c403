/**
 * The definition of every layer: textbook loops, {@code double} sums, no cleverness. The judge of
 * every other engine and of every compiler pass.
 */
package dev.pointwise.model.engine.reference;

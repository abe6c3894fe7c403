/**
 * The forward pass: an {@link dev.pointwise.model.engine.Engine} prepares a graph once per JVM, a
 * {@link dev.pointwise.model.engine.Session} runs it in one thread.
 */
package dev.pointwise.model.engine;

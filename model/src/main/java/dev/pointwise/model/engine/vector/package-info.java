/**
 * Kernels written with the JDK's Vector API, over blocked feature maps outside the heap. The only
 * package that needs the module {@code jdk.incubator.vector}: ask {@link
 * dev.pointwise.model.engine.vector.VectorModule} before touching any other class of it.
 */
package dev.pointwise.model.engine.vector;

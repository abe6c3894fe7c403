package dev.pointwise.model.read.safetensors;

import dev.pointwise.model.tensor.Shape;

/**
 * What the header says of a tensor.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte behind its last
 */
record TensorEntry(String name, ElementType type, Shape shape, long begin, long end) {
  /** Bytes that type and shape make. */
  long bytes() {
    return (long) type.bytes() * shape.elements();
  }
}

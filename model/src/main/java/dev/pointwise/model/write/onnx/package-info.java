/**
 * Graphs as ONNX. {@link dev.pointwise.model.write.onnx.OnnxWriter} is the way in; one class a
 * family of layers says which operators stand for them. What {@code read.onnx} makes of a written
 * file computes the same.
 */
package dev.pointwise.model.write.onnx;

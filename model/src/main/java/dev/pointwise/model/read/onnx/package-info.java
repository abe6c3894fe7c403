/**
 * ONNX files, opset 6 and newer. {@link dev.pointwise.model.read.onnx.OnnxModel} parses a file,
 * {@code NodeReader} reads its nodes, {@code Operators} names the method that reads each operator,
 * and {@code Folding} those that compute constants.
 *
 * <p>ONNX shapes have a leading batch axis, graph shapes do not: axis k of the file is axis k - 1
 * of the graph, and a node that moves or mixes the batch axis is not supported.
 */
package dev.pointwise.model.read.onnx;

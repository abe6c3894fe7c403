/**
 * Models with inputs and the outputs they should give, run on an engine: ONNX test-case folders and
 * pairs of {@code .npy} files.
 */
package dev.pointwise.model.verify;

/** Tests of the ONNX reader on models that they build themselves. */
package dev.pointwise.model.read.onnx;

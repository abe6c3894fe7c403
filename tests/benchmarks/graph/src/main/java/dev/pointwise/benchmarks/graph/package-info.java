/** Runs this project's graphs by other libraries' operations, for those that do not read ONNX. */
package dev.pointwise.benchmarks.graph;

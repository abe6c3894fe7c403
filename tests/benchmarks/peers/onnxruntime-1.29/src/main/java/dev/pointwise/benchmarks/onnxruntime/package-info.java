/** ONNX Runtime as a peer, in whichever version is on the class path. */
package dev.pointwise.benchmarks.onnxruntime;

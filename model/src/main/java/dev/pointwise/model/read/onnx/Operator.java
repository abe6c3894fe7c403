package dev.pointwise.model.read.onnx;

import java.util.List;

/** How the nodes of one operator are read. */
@FunctionalInterface
interface Operator {
  /** The node's outputs, in order; those at the end may be left out where nothing computes them. */
  List<Value> read(OnnxNode node);
}

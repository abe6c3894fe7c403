package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;

/** One rewrite. Pure: the outputs' names, shapes and numbers stay. */
public interface GraphPass {
  Graph apply(Graph graph);
}

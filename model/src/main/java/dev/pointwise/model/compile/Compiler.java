package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import java.util.List;

/**
 * All passes, in the order in which they run. What comes out computes the same outputs under the
 * same names, with fewer nodes. Immutable and thread-safe.
 */
public final class Compiler {
  private final List<GraphPass> passes;

  /**
   * @param evaluation what a layer computes; the reference engine's {@code LayerFunction::apply}
   */
  public Compiler(FoldConstants.Evaluation evaluation) {
    passes =
        List.of(
            new FoldConstants(evaluation),
            new DropNoOps(),
            new MergeReshapes(),
            new FoldPad(),
            new FoldBatchNorm(),
            new FuseActivation(),
            new FuseResidualSum());
  }

  /** Cut the graph first: a node asked for as an output is never fused away. */
  public Graph compile(Graph graph) {
    Graph compiled = graph;
    for (GraphPass pass : passes) {
      compiled = pass.apply(compiled);
    }
    return compiled;
  }
}

package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import java.util.List;

/**
 * All passes, in the order in which they run, again and again until none fires: what one leaves may
 * be what an earlier one looks for. What comes out computes the same outputs under the same names,
 * with fewer nodes or less arithmetic. Immutable and thread-safe.
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
            new MergeSlices(),
            new FoldPad(),
            new FoldBatchNorm(),
            new AbsorbScaleShift(),
            new CommuteAveragePool(),
            new MergeConsecutivePointwise(),
            new FuseActivation(),
            new FuseResidualSum(),
            new MergeSiblingPointwise(),
            new ConvToDense());
  }

  List<GraphPass> passes() {
    return passes;
  }

  /** Cut the graph first: a node asked for as an output is never fused away. */
  public Graph compile(Graph graph) {
    Graph before = graph;
    Graph after = runOnce(before);
    while (after != before) {
      before = after;
      after = runOnce(before);
    }
    return after;
  }

  private Graph runOnce(Graph graph) {
    Graph compiled = graph;
    for (GraphPass pass : passes) {
      compiled = pass.apply(compiled);
    }
    return compiled;
  }
}

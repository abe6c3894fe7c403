package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A network's layers and what they cost for one image, counted on the graph as it was read, before
 * any pass. Immutable.
 *
 * @param input the shape of one image's input
 */
public record Summary(
    String name, Shape input, List<LayerSummary> layers, ActivationMemory activationMemory) {
  public Summary {
    layers = List.copyOf(layers);
  }

  public static Summary of(Graph graph) {
    return new Summary(
        graph.name(),
        graph.input().shape(),
        graph.nodes().stream().map(LayerSummary::of).toList(),
        ActivationMemory.of(graph));
  }

  /** All weights, the means and variances of batch norms among them. */
  public long parameters() {
    return sum(LayerSummary::parameters);
  }

  /** The weights without the means and variances of batch norms. */
  public long trainableParameters() {
    return sum(LayerSummary::trainableParameters);
  }

  /** Multiply-accumulate operations; what many publications call FLOPs. */
  public long macs() {
    return sum(LayerSummary::macs);
  }

  /** Floating-point operations of the convolutions and dense layers: two for each MAC. */
  public long flops() {
    return 2 * macs();
  }

  /** A table in the manner of Keras, no wider than this many characters where that is possible. */
  public String toTable(int width) {
    return new SummaryTable(this, width).text();
  }

  /** One JSON object; shapes are those of one image, channels first where the model has them so. */
  public String toJson() {
    return SummaryJson.write(this, Optional.empty());
  }

  /** The same with what an engine will take to run the network. */
  public String toJson(RunMemory memory) {
    return SummaryJson.write(this, Optional.of(memory));
  }

  private long sum(ToLongFunction<LayerSummary> count) {
    return layers.stream().mapToLong(count).sum();
  }
}

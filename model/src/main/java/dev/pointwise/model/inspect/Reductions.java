package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the 1x1 convolutions of a network cost and save. The other network, without its reductions,
 * is built and counted. Immutable.
 *
 * @param with the network as it is
 * @param without the network without those reductions that only convolutions read
 */
public record Reductions(Totals with, Totals without, String name, List<PointwiseCost> pointwise) {
  public Reductions {
    pointwise = List.copyOf(pointwise);
  }

  /** Of a whole network, for one image. */
  public record Totals(long macs, long parameters) {
    static Totals of(Graph graph) {
      Summary summary = Summary.of(graph);
      return new Totals(summary.macs(), summary.parameters());
    }
  }

  public static Reductions of(Graph graph) {
    Map<Node, Optional<PointwiseUnit>> units = new LinkedHashMap<>();
    graph.nodes().stream()
        .filter(node -> node.layer() instanceof Conv2d conv && conv.isPointwise())
        .forEach(node -> units.put(node, PointwiseUnit.of(node, graph)));
    List<PointwiseCost> costs = new ArrayList<>();
    List<PointwiseUnit> reductions = new ArrayList<>();
    units.forEach(
        (node, unit) -> {
          PointwiseCost cost = PointwiseCost.of(node, unit, graph);
          costs.add(cost);
          unit.filter(found -> cost.role() == PointwiseRole.REDUCTION).ifPresent(reductions::add);
        });
    Totals without = Totals.of(WithoutPointwise.graph(graph, reductions));
    return new Reductions(Totals.of(graph), without, graph.name(), costs);
  }

  /** The part of all MACs that 1x1 convolutions do, 0 to 1. */
  public double pointwiseMacShare() {
    long macs = pointwise.stream().mapToLong(PointwiseCost::macs).sum();
    return with.macs() == 0 ? 0 : (double) macs / with.macs();
  }

  /** The reductions that a network without them would lack. */
  public List<PointwiseCost> reductions() {
    return pointwise.stream()
        .filter(cost -> cost.role() == PointwiseRole.REDUCTION && cost.effect().isPresent())
        .toList();
  }

  /** A table no wider than this many characters where that is possible, and a sentence. */
  public String toText(int width) {
    return new ReductionsTable(this, width).text();
  }

  /** One JSON object. */
  public String toJson() {
    return ReductionsJson.write(this);
  }
}

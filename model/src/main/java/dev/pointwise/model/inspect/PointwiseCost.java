package dev.pointwise.model.inspect;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One 1x1 convolution: what it costs for one image, and what the layers that it feeds would cost
 * without it.
 *
 * @param channelsIn maps that it reads
 * @param channelsOut maps that it makes
 * @param effect empty when other layers than convolutions read it, which could not do without it
 */
public record PointwiseCost(
    String name,
    PointwiseRole role,
    int channelsIn,
    int channelsOut,
    long macs,
    long parameters,
    Optional<Effect> effect) {

  /**
   * What it does to the rest of the network.
   *
   * @param fedMacs of the convolutions that it feeds
   * @param fedMacsWithout of the same, were they to read what it reads
   * @param savedMacs of the whole network without it, less those with it; negative when it costs
   *     more than it saves
   * @param savedParameters likewise
   */
  public record Effect(long fedMacs, long fedMacsWithout, long savedMacs, long savedParameters) {}

  public long savedMacs() {
    return effect.map(Effect::savedMacs).orElse(0L);
  }

  public long savedParameters() {
    return effect.map(Effect::savedParameters).orElse(0L);
  }

  static PointwiseCost of(Node node, Optional<PointwiseUnit> unit, Graph graph) {
    Conv2d conv = (Conv2d) node.layer();
    Cost cost = LayerCost.of(node);
    return new PointwiseCost(
        node.name(),
        PointwiseRole.of(node, graph),
        conv.inChannels(),
        conv.outChannels(),
        cost.macs(),
        cost.parameters(),
        unit.map(found -> effect(found, graph)));
  }

  private static Effect effect(PointwiseUnit unit, Graph graph) {
    Graph without = WithoutPointwise.graph(graph, List.of(unit));
    Set<String> fed = unit.fed().stream().map(Node::name).collect(Collectors.toSet());
    Cost whole = sum(graph.nodes());
    Cost rest = sum(without.nodes());
    return new Effect(
        sum(unit.fed()).macs(),
        sum(without.nodes().stream().filter(node -> fed.contains(node.name())).toList()).macs(),
        rest.macs() - whole.macs(),
        rest.parameters() - whole.parameters());
  }

  private static Cost sum(Collection<Node> nodes) {
    return nodes.stream().map(LayerCost::of).reduce(Cost.NONE, Cost::plus);
  }
}

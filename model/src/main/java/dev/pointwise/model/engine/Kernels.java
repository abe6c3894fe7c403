package dev.pointwise.model.engine;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.NearestNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an engine may choose where several kernels compute the same layer. Kernels differ in speed
 * and in the last digits of their results. The choice goes by the layer, the batch size and the
 * processor's instructions: pin kernels where runs must give the same numbers across those.
 *
 * @param pinned kernel by the name of the node that runs, as a {@link KernelTime} has it: a
 *     Winograd kernel as listed there, or {@code direct} for any other; nodes not named are free
 */
public record Kernels(Winograd winograd, Map<String, String> pinned) {
  /** All free: what is fastest, by a rule that was measured. */
  public static final Kernels FASTEST = new Kernels(Winograd.AUTO, Map.of());

  /** Whether convolutions may go by Winograd's transforms. */
  public enum Winograd {
    /** Where it is faster. */
    AUTO,
    OFF
  }

  public Kernels {
    pinned = Map.copyOf(pinned);
  }

  public Optional<String> pinned(String node) {
    return Optional.ofNullable(pinned.get(node));
  }

  /** Without the pins for layers of a network that a cut left out. */
  public Kernels forCut(Graph whole, Graph cut) {
    Map<String, String> left = new HashMap<>(pinned);
    left.keySet()
        .removeIf(node -> whole.names().containsKey(node) && !cut.names().containsKey(node));
    return new Kernels(winograd, left);
  }

  /**
   * Refuses pins that can mean nothing.
   *
   * @param read the network as it was read
   * @param compiled the network as it runs, or a part of it
   * @throws ModelException when a kernel is pinned for a node of neither, or for one that another
   *     node's step computes
   */
  public void requireNodesOf(Graph read, Graph compiled) {
    Set<String> running = new TreeSet<>(compiled.names().keySet());
    Set<String> known = new TreeSet<>(running);
    known.addAll(read.names().keySet());
    for (String node : new TreeSet<>(pinned.keySet())) {
      if (!known.contains(node)) {
        throw refusal(node, "but '%s' has no such layer".formatted(read.name()), known);
      }
      if (!running.contains(node)) {
        throw refusal(node, "which another layer's step computes", running);
      }
    }
  }

  private ModelException refusal(String node, String why, Set<String> names) {
    return new ModelException(
        "Kernel '%s' is pinned for '%s', %s%s; 'pointwise bench --json' lists the layers that run"
            .formatted(pinned.get(node), node, why, NearestNames.suggest(node, names)));
  }
}

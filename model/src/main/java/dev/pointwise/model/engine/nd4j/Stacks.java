package dev.pointwise.model.engine.nd4j;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Concatenations without copies: blocked maps that are stacked by channels, and the convolutions
 * that write their outputs straight into them.
 */
final class Stacks {
  private final Planning planning;
  private final Map<Node, Floor> floors = new HashMap<>();
  private final Map<Node, Value> stacks = new HashMap<>();

  /** Where in a stack a node's channels begin. */
  private record Floor(Node stack, int firstChannel) {}

  Stacks(Planning planning, Graph graph) {
    this.planning = planning;
    Set<Node> twice = new HashSet<>();
    graph.nodes().stream().filter(Stacks::isStack).forEach(stack -> assign(stack, twice));
    floors.keySet().removeAll(twice);
  }

  /** Blocks of channels stay whole only where every input fills its last one. */
  static boolean isStack(Node node) {
    return node.layer() instanceof Concat concat
        && concat.axis() == 0
        && node.shape().isFeatureMap()
        && Layouts.block() > 1
        && node.inputs().stream().allMatch(in -> in.shape().channels() % Layouts.block() == 0);
  }

  private void assign(Node stack, Set<Node> twice) {
    int channel = 0;
    for (Node input : stack.inputs()) {
      boolean convolved = input.layer() instanceof Conv2d && input.inputs().size() == 1;
      if (convolved && floors.put(input, new Floor(stack, channel)) != null) {
        twice.add(input);
      }
      channel += input.shape().channels();
    }
  }

  /** The whole stack of a concatenation. */
  Value whole(Node stack) {
    return stacks.computeIfAbsent(
        stack,
        node -> {
          long[] dims = Layouts.batched(planning.batch(), node.shape());
          return planning.fresh(dims, Layouts.fast(dims));
        });
  }

  /** The part of a stack that a node may write as its output. */
  Optional<Value> reserved(Node node) {
    return Optional.ofNullable(floors.get(node))
        .map(floor -> whole(floor.stack()).channels(floor.firstChannel(), node.shape().channels()));
  }
}

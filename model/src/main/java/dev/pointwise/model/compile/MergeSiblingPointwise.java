package dev.pointwise.model.compile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Concat;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Slice;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one product of the pointwise convolutions over one input, as in an Inception module
 * (Szegedy et al., "Going deeper with convolutions", figure 2b).
 *
 * <pre>
 *     /-> a: Conv2d(w1, b1)                                         /-> a: Slice of channels
 *   x --> b: Conv2d(w2, b2)     becomes     x -> Conv2d(all, all) --> b: Slice of channels
 *     \-> c: Conv2d(w3, b3)                                         \-> c: Slice of channels
 * </pre>
 *
 * <p>Members as wide as whole blocks of channels come first, so that as many slices as possible
 * start at a block. Does not fire on outputs of the graph, on convolutions with a residual, nor on
 * those that are read by nothing but a concatenation of channels, into which an engine can write
 * them at once; those with different activations are merged apart.
 */
public final class MergeSiblingPointwise implements GraphPass {
  /** Channels in the widest block that engines lay maps out in (nChw16c). */
  private static final int BLOCK = 16;

  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, new Siblings());
  }

  /** Plans the readers of each node it comes to, all of which it has yet to come to. */
  private static final class Siblings implements GraphRewriter.Rule {
    private final Map<Node, Rewrite> planned = new HashMap<>();

    @Override
    public Optional<Rewrite> rewrite(Node node, Uses uses) {
      uses.readersOf(node).stream()
          .filter(reader -> isMember(reader, uses))
          .collect(groupingBy(reader -> conv(reader).activation()))
          .values()
          .forEach(siblings -> plan(node, siblings));
      return Optional.ofNullable(planned.remove(node));
    }

    private static boolean isMember(Node node, Uses uses) {
      return Pointwise.of(node).isPresent()
          && node.inputs().size() == 1
          && !uses.isOutput(node)
          && !uses.readersOf(node).stream().allMatch(Siblings::stacksChannels);
    }

    private static boolean stacksChannels(Node node) {
      return node.layer() instanceof Concat concat && concat.axis() == 0;
    }

    private void plan(Node input, List<Node> siblings) {
      if (siblings.size() < 2) {
        return;
      }
      List<Node> members =
          siblings.stream()
              .sorted(Comparator.comparing(node -> node.shape().channels() % BLOCK != 0))
              .toList();
      Rewrite.Step merged = new Rewrite.Step(names(members), merged(members));
      int start = 0;
      for (Node member : members) {
        planned.put(
            member, new Rewrite.Chain(input, List.of(merged), channels(start, member.shape())));
        start += member.shape().channels();
      }
    }
  }

  private static Conv2d conv(Node node) {
    return (Conv2d) node.layer();
  }

  private static String names(List<Node> members) {
    return members.stream().map(Node::name).collect(joining("+"));
  }

  private static Conv2d merged(List<Node> members) {
    List<Conv2d> convs = members.stream().map(MergeSiblingPointwise::conv).toList();
    int in = convs.get(0).inChannels();
    int out = convs.stream().mapToInt(Conv2d::outChannels).sum();
    return new Conv2d(
        stacked(Shape.of(out, in, 1, 1), convs.stream().map(Conv2d::weight).toList()),
        stacked(Shape.of(out), convs.stream().map(Conv2d::bias).toList()),
        Window2d.of(1),
        1,
        convs.get(0).activation());
  }

  private static FloatTensor stacked(Shape shape, List<FloatTensor> parts) {
    float[] values = new float[shape.elements()];
    int start = 0;
    for (FloatTensor part : parts) {
      System.arraycopy(part.values(), 0, values, start, part.elements());
      start += part.elements();
    }
    return FloatTensor.of(shape, values);
  }

  private static Slice channels(int start, Shape part) {
    return new Slice(List.of(start, 0, 0), part.dims(), List.of(1, 1, 1));
  }
}

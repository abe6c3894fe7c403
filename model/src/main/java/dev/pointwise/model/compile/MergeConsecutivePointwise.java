package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one product of two with nothing non-linear between them.
 *
 * <pre>
 *   x -> Conv2d(v, a) -> Conv2d(w, b), both pointwise     becomes     x -> Conv2d(w*v, w*a + b)
 *   x -> Dense(v, a) -> Dense(w, b)                       becomes     x -> Dense(w*v, w*a + b)
 * </pre>
 *
 * <p>Does not fire when the first has an activation, a residual or another reader, nor when one
 * product is more arithmetic than the two, as behind a bottleneck.
 */
public final class MergeConsecutivePointwise implements GraphPass {
  /** Multiplications that take preparation about two seconds. */
  private static final long MOST_MULTIPLICATIONS = 1L << 31;

  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, MergeConsecutivePointwise::merge);
  }

  private static Optional<Rewrite> merge(Node node, Uses uses) {
    if (node.inputs().isEmpty() || !uses.isReadOnlyBy(node.inputs().get(0), node)) {
      return Optional.empty();
    }
    Node before = node.inputs().get(0);
    return merged(before, node).map(layer -> new Rewrite.Replace(layer, inputs(before, node)));
  }

  /** Those of the second, which may add a residual, but what the first reads instead of it. */
  private static List<Node> inputs(Node first, Node second) {
    List<Node> inputs = new ArrayList<>(second.inputs());
    inputs.set(0, first.inputs().get(0));
    return inputs;
  }

  private static Optional<Layer> merged(Node first, Node second) {
    if (first.layer() instanceof Dense inner && second.layer() instanceof Dense outer) {
      return merged(inner, outer);
    }
    Optional<Conv2d> inner = Pointwise.linear(first);
    Optional<Conv2d> outer = Pointwise.of(second);
    return inner.flatMap(before -> outer.flatMap(after -> merged(before, after)));
  }

  private static Optional<Layer> merged(Dense first, Dense second) {
    Sizes sizes = new Sizes(first.inFeatures(), first.outFeatures(), second.outFeatures());
    if (!first.activation().isNone() || !sizes.pays()) {
      return Optional.empty();
    }
    return Optional.of(
        new Dense(
            sizes.product(second.weight(), first.weight()).reshape(Shape.of(sizes.out, sizes.in)),
            sizes.bias(second.weight(), first.bias(), second.bias()),
            second.activation()));
  }

  private static Optional<Layer> merged(Conv2d first, Conv2d second) {
    Sizes sizes = new Sizes(first.inChannels(), first.outChannels(), second.outChannels());
    if (!sizes.pays()) {
      return Optional.empty();
    }
    return Optional.of(
        new Conv2d(
            sizes.product(second.weight(), first.weight()),
            sizes.bias(second.weight(), first.bias(), second.bias()),
            second.window(),
            1,
            second.activation()));
  }

  /** Of two matrices, the first {@code middle x in}, the second {@code out x middle}. */
  private record Sizes(int in, int middle, int out) {
    boolean pays() {
      long apart = (long) in * middle + (long) middle * out;
      return (long) in * out <= apart && (double) in * middle * out <= MOST_MULTIPLICATIONS;
    }

    FloatTensor product(FloatTensor second, FloatTensor first) {
      float[] values = new float[out * in];
      for (int row = 0; row < out; row++) {
        double[] sums = new double[in];
        for (int m = 0; m < middle; m++) {
          double weight = second.at(row * middle + m);
          for (int column = 0; column < in; column++) {
            sums[column] += weight * first.at(m * in + column);
          }
        }
        for (int column = 0; column < in; column++) {
          values[row * in + column] = (float) sums[column];
        }
      }
      return FloatTensor.of(Shape.of(out, in, 1, 1), values);
    }

    FloatTensor bias(FloatTensor second, FloatTensor firstBias, FloatTensor secondBias) {
      float[] values = new float[out];
      for (int row = 0; row < out; row++) {
        double sum = secondBias.at(row);
        for (int m = 0; m < middle; m++) {
          sum += (double) second.at(row * middle + m) * firstBias.at(m);
        }
        values[row] = (float) sum;
      }
      return FloatTensor.vector(values);
    }
  }
}

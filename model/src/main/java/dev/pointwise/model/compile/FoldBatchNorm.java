package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Folds a batch norm into the weights before it; likewise arithmetic with constants that scales and
 * shifts channels.
 *
 * <pre>
 *   x -> Conv2d(w, b) -> BatchNorm(g, s, m, v)        becomes     x -> Conv2d(w*k, (b-m)*k + s)
 *   where k = g / sqrt(v + epsilon), one number per output channel;
 *   x -> Conv2d(w, b) -> Arithmetic(MULTIPLY k)       becomes     x -> Conv2d(w*k, b*k)
 *   x -> Conv2d(w, b) -> Arithmetic(ADD s)            becomes     x -> Conv2d(w, b + s)
 *   ConvTranspose2d alike, and Dense on a vector
 * </pre>
 *
 * <p>Does not fire when the weights' layer has another reader, a residual, or a fused activation,
 * or is a Dense on more than a vector, whose outputs are not the channels.
 */
public final class FoldBatchNorm implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, FoldBatchNorm::fold);
  }

  private static Optional<Rewrite> fold(Node node, Uses uses) {
    return ScaleShift.of(node).flatMap(norm -> fold(norm, node, uses));
  }

  private static Optional<Rewrite> fold(ScaleShift norm, Node node, Uses uses) {
    Node before = norm.input();
    boolean mayFold = uses.isReadOnlyBy(before, node) && before.inputs().size() == 1;
    return mayFold
        ? folded(before, norm).map(layer -> new Rewrite.Replace(layer, before.inputs()))
        : Optional.empty();
  }

  private static Optional<Layer> folded(Node before, ScaleShift norm) {
    if (before.layer() instanceof Conv2d conv && conv.activation().isNone()) {
      return Optional.of(folded(conv, norm));
    }
    if (before.layer() instanceof ConvTranspose2d conv) {
      return Optional.of(folded(conv, norm));
    }
    boolean isVector = before.shape().rank() == 1;
    if (before.layer() instanceof Dense dense && dense.activation().isNone() && isVector) {
      return Optional.of(folded(dense, norm));
    }
    return Optional.empty();
  }

  private static Conv2d folded(Conv2d conv, ScaleShift norm) {
    int perOutput = conv.weight().elements() / conv.outChannels();
    return new Conv2d(
        scaled(conv.weight(), norm, weight -> weight / perOutput),
        shifted(conv.bias(), norm),
        conv.window(),
        conv.groups(),
        conv.activation());
  }

  private static ConvTranspose2d folded(ConvTranspose2d conv, ScaleShift norm) {
    int kernel = conv.window().kernel().height() * conv.window().kernel().width();
    int outPerGroup = conv.weight().shape().dim(1);
    int inPerGroup = conv.inChannels() / conv.groups();
    IntUnaryOperator channel =
        weight -> {
          int group = weight / (inPerGroup * outPerGroup * kernel);
          return group * outPerGroup + weight / kernel % outPerGroup;
        };
    return new ConvTranspose2d(
        scaled(conv.weight(), norm, channel),
        shifted(conv.bias(), norm),
        conv.window(),
        conv.outputPadding(),
        conv.groups());
  }

  private static Dense folded(Dense dense, ScaleShift norm) {
    return new Dense(
        scaled(dense.weight(), norm, weight -> weight / dense.inFeatures()),
        shifted(dense.bias(), norm),
        dense.activation());
  }

  private static FloatTensor scaled(
      FloatTensor weights, ScaleShift norm, IntUnaryOperator channelOfWeight) {
    float[] values = new float[weights.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (weights.at(i) * norm.factor(channelOfWeight.applyAsInt(i)));
    }
    return FloatTensor.of(weights.shape(), values);
  }

  private static FloatTensor shifted(FloatTensor bias, ScaleShift norm) {
    float[] values = new float[bias.elements()];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = (float) (bias.at(channel) * norm.factor(channel) + norm.shift(channel));
    }
    return FloatTensor.of(bias.shape(), values);
  }
}

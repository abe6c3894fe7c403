package dev.pointwise.model.compile;

import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.graph.Node;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Absorbs a batch norm into the weights behind it; likewise arithmetic with constants that scales
 * and shifts channels.
 *
 * <pre>
 *   x -> BatchNorm: k*x + s -> Conv2d(w, b)         becomes     x -> Conv2d(w*k, b + sum of w*s)
 *   x -> Arithmetic(MULTIPLY k) -> Conv2d(w, b)     becomes     x -> Conv2d(w*k, b)
 *   where k and s are one number per input channel; Dense on a vector alike
 * </pre>
 *
 * <p>Does not fire when the batch norm has another reader, nor when it shifts and the convolution
 * pads, since the padding is zero behind the shift.
 */
public final class AbsorbScaleShift implements GraphPass {
  @Override
  public Graph apply(Graph graph) {
    return GraphRewriter.rewrite(graph, AbsorbScaleShift::absorb);
  }

  private static Optional<Rewrite> absorb(Node node, Uses uses) {
    if (node.inputs().isEmpty() || !uses.isReadOnlyBy(node.inputs().get(0), node)) {
      return Optional.empty();
    }
    return ScaleShift.of(node.inputs().get(0)).flatMap(before -> absorb(before, node));
  }

  private static Optional<Rewrite> absorb(ScaleShift before, Node node) {
    List<Node> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, before.input());
    return absorbed(before, node).map(layer -> new Rewrite.Replace(layer, inputs));
  }

  private static Optional<Layer> absorbed(ScaleShift before, Node node) {
    if (node.layer() instanceof Conv2d conv && (before.onlyScales() || !pads(conv.window()))) {
      return Optional.of(absorbed(before, conv));
    }
    boolean isVector = node.shape().rank() == 1;
    if (node.layer() instanceof Dense dense && isVector) {
      return Optional.of(absorbed(before, dense));
    }
    return Optional.empty();
  }

  /** A window cut short at the end reads zeros too. */
  private static boolean pads(Window2d window) {
    return !window.padding().equals(Padding.NONE) || window.rounding() == Window2d.Rounding.CEIL;
  }

  private static Conv2d absorbed(ScaleShift before, Conv2d conv) {
    int kernel = conv.window().kernel().height() * conv.window().kernel().width();
    int inPerGroup = conv.inChannels() / conv.groups();
    int perGroup = conv.weight().elements() / conv.groups();
    IntUnaryOperator channel =
        weight -> weight / perGroup * inPerGroup + weight / kernel % inPerGroup;
    return new Conv2d(
        scaled(conv.weight(), before, channel),
        shifted(conv.bias(), conv.weight(), before, channel),
        conv.window(),
        conv.groups(),
        conv.activation());
  }

  private static Dense absorbed(ScaleShift before, Dense dense) {
    IntUnaryOperator channel = weight -> weight % dense.inFeatures();
    return new Dense(
        scaled(dense.weight(), before, channel),
        shifted(dense.bias(), dense.weight(), before, channel),
        dense.activation());
  }

  private static FloatTensor scaled(
      FloatTensor weights, ScaleShift before, IntUnaryOperator channelOfWeight) {
    float[] values = new float[weights.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (weights.at(i) * before.factor(channelOfWeight.applyAsInt(i)));
    }
    return FloatTensor.of(weights.shape(), values);
  }

  private static FloatTensor shifted(
      FloatTensor bias, FloatTensor weights, ScaleShift before, IntUnaryOperator channelOfWeight) {
    int perOutput = weights.elements() / bias.elements();
    float[] values = new float[bias.elements()];
    for (int output = 0; output < values.length; output++) {
      double sum = bias.at(output);
      for (int i = output * perOutput; i < (output + 1) * perOutput; i++) {
        sum += weights.at(i) * before.shift(channelOfWeight.applyAsInt(i));
      }
      values[output] = (float) sum;
    }
    return FloatTensor.of(bias.shape(), values);
  }
}

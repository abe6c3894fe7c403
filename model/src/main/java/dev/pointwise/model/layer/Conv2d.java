package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * 2-D convolution. {@code weight} is OIHW with I the input channels of one group, {@code bias} is
 * O; input and output are CHW. A second input of the output's shape is a residual: it is added
 * before the activation.
 */
public record Conv2d(
    FloatTensor weight, FloatTensor bias, Window2d window, int groups, Activation activation)
    implements Layer {

  public Conv2d {
    Check.that(weight.shape().rank() == 4, "expects a weight OIHW but has %s", weight.shape());
    Check.that(weight.elements() > 0, "has an empty weight %s", weight.shape());
    Check.that(
        groups > 0 && weight.shape().dim(0) % groups == 0,
        "has %d groups, which do not divide its %d output channels",
        groups,
        weight.shape().dim(0));
    Check.that(
        bias.elements() == weight.shape().dim(0),
        "has %d bias values for %d output channels",
        bias.elements(),
        weight.shape().dim(0));
    Check.that(
        window.kernel().equals(new Size(weight.shape().dim(2), weight.shape().dim(3))),
        "has a window of kernel %s but weight %s",
        window.kernel(),
        weight.shape());
  }

  public int inChannels() {
    return weight.shape().dim(1) * groups;
  }

  public int outChannels() {
    return weight.shape().dim(0);
  }

  public Conv2d withWindow(Window2d newWindow) {
    return new Conv2d(weight, bias, newWindow, groups, activation);
  }

  public Conv2d withActivation(Activation newActivation) {
    return new Conv2d(weight, bias, window, groups, newActivation);
  }

  /** A 1x1 convolution: it changes the number of maps and nothing else. */
  public boolean isPointwise() {
    return window.isPointwise();
  }

  public boolean isDepthwise() {
    return groups > 1 && groups == inChannels();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Check.that(
        inputs.size() == 1 || inputs.size() == 2,
        "takes one input, or two with a residual, but receives %d",
        inputs.size());
    Shape input = inputs.get(0);
    Check.that(
        input.isFeatureMap() && input.channels() == inChannels(),
        "expects %d input channels (weight %s, groups %d) but receives %s",
        inChannels(),
        weight.shape(),
        groups,
        input);
    Shape output =
        Shape.chw(
            outChannels(), window.outputHeight(input.height()), window.outputWidth(input.width()));
    Check.that(
        inputs.size() == 1 || inputs.get(1).equals(output),
        "makes %s but its residual is %s",
        output,
        inputs.get(inputs.size() - 1));
    return output;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

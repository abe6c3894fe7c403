package dev.pointwise.model.layer;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/**
 * Transposed 2-D convolution. {@code weight} is IOHW with O the output channels of one group,
 * {@code bias} is O of all groups; input and output are CHW. {@code outputPadding} adds cells
 * behind the output.
 */
public record ConvTranspose2d(
    FloatTensor weight, FloatTensor bias, Window2d window, Size outputPadding, int groups)
    implements Layer {

  public ConvTranspose2d {
    Check.that(weight.shape().rank() == 4, "expects a weight IOHW but has %s", weight.shape());
    Check.that(weight.elements() > 0, "has an empty weight %s", weight.shape());
    Check.that(
        groups > 0 && weight.shape().dim(0) % groups == 0,
        "has %d groups, which do not divide its %d input channels",
        groups,
        weight.shape().dim(0));
    Check.that(
        bias.elements() == weight.shape().dim(1) * groups,
        "has %d bias values for %d output channels",
        bias.elements(),
        weight.shape().dim(1) * groups);
  }

  public int inChannels() {
    return weight.shape().dim(0);
  }

  public int outChannels() {
    return weight.shape().dim(1) * groups;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Check.featureMap(Check.only(inputs));
    Check.that(
        input.channels() == inChannels(),
        "expects %d input channels (weight %s) but receives %s",
        inChannels(),
        weight.shape(),
        input);
    Padding padding = window.padding();
    int height =
        (input.height() - 1) * window.stride().height()
            + Window2d.span(window.kernel().height(), window.dilation().height())
            + outputPadding.height()
            - padding.top()
            - padding.bottom();
    int width =
        (input.width() - 1) * window.stride().width()
            + Window2d.span(window.kernel().width(), window.dilation().width())
            + outputPadding.width()
            - padding.left()
            - padding.right();
    Check.that(height > 0 && width > 0, "makes an empty map of %s from %s", window, input);
    return Shape.chw(outChannels(), height, width);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.visit(this);
  }
}

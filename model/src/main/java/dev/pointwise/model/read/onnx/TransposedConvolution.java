package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** ONNX ConvTranspose: its padding may be stated, automatic, or follow from the output's size. */
final class TransposedConvolution {
  private static final Size NONE = new Size(0, 0);

  private final OnnxNode node;
  private final FloatTensor weight;
  private final int groups;
  private final Window2d window;
  private final Size outputPadding;

  private TransposedConvolution(OnnxNode node) {
    this.node = node;
    FloatTensor given = node.floats(1);
    weight = given.reshape(FeatureMaps.weightShape(node, given.shape()));
    groups = groups(node, weight.shape().dim(0));
    outputPadding = Windows.size(node, "output_padding", NONE);
    window =
        new Window2d(
            new Size(weight.shape().dim(2), weight.shape().dim(3)),
            Windows.size(node, "strides", Size.ONE),
            Windows.size(node, "dilations", Size.ONE),
            Padding.NONE,
            Window2d.Rounding.FLOOR);
  }

  /** Checked at once, since the number of output channels is a multiple of it. */
  private static int groups(OnnxNode node, int channels) {
    int groups = node.attributes().integer("group", 1);
    if (groups < 1 || channels % groups != 0) {
      throw new ModelException(
          "has %d groups, which do not divide its %d input channels".formatted(groups, channels));
    }
    return groups;
  }

  static Value convTranspose(OnnxNode node) {
    TransposedConvolution read = new TransposedConvolution(node);
    return FeatureMaps.slide(node, read::layer);
  }

  private Layer layer(Shape map) {
    Optional<Size> wanted = wantedOutput(map);
    if (wanted.isEmpty()) {
      boolean valid = Windows.autoPad(node).equals("VALID");
      return layer(valid ? Padding.NONE : Windows.explicitPadding(node), outputPadding);
    }
    int height = surplus(map.height(), wanted.get().height(), Size::height);
    int width = surplus(map.width(), wanted.get().width(), Size::width);
    Size cut = new Size(Math.max(0, height), Math.max(0, width));
    Size grown =
        new Size(
            outputPadding.height() + Math.max(0, -height),
            outputPadding.width() + Math.max(0, -width));
    return layer(Windows.split(cut, extra()), grown);
  }

  private Layer layer(Padding padding, Size grown) {
    int channels = weight.shape().dim(1) * groups;
    return new ConvTranspose2d(
        weight, ConvolutionOperators.bias(node, channels), window.padding(padding), grown, groups);
  }

  /** The output's size where the node states it rather than its padding. */
  private Optional<Size> wantedOutput(Shape map) {
    if (node.attributes().has("output_shape")) {
      return Optional.of(Windows.size(node, "output_shape", Size.ONE));
    }
    return switch (Windows.autoPad(node)) {
      case "NOTSET", "VALID" -> Optional.empty();
      case "SAME_UPPER", "SAME_LOWER" ->
          Optional.of(
              new Size(
                  map.height() * window.stride().height(), map.width() * window.stride().width()));
      default -> throw new ModelException("has auto_pad '%s'".formatted(Windows.autoPad(node)));
    };
  }

  /** Cells of the unpadded output beyond the wanted ones, along one axis. */
  private int surplus(int input, int wanted, ToIntFunction<Size> along) {
    int span =
        Window2d.span(along.applyAsInt(window.kernel()), along.applyAsInt(window.dilation()));
    return along.applyAsInt(window.stride()) * (input - 1)
        + along.applyAsInt(outputPadding)
        + span
        - wanted;
  }

  // ONNX ConvTranspose: only SAME_UPPER puts the odd cell behind.
  private Windows.Extra extra() {
    return Windows.autoPad(node).equals("SAME_UPPER") ? Windows.Extra.BEHIND : Windows.Extra.BEFORE;
  }
}

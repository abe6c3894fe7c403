package dev.pointwise.model.layer;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.Shape;
import java.util.List;

/** The shape rules' common questions. */
final class Check {
  private Check() {}

  /** A layer's own inconsistency; the graph builder adds the node's name. */
  @FormatMethod
  static void that(boolean holds, @FormatString String message, Object... values) {
    if (!holds) {
      throw new ModelException(message.formatted(values));
    }
  }

  static Shape only(List<Shape> inputs) {
    that(inputs.size() == 1, "takes one input but receives %d", inputs.size());
    return inputs.get(0);
  }

  static Shape featureMap(Shape shape) {
    that(shape.isFeatureMap(), "expects a feature map CHW but receives %s", shape);
    return shape;
  }

  /** The shape a window makes of a feature map whose channels it leaves alone. */
  static Shape pooled(Window2d window, Shape input) {
    featureMap(input);
    return Shape.chw(
        input.channels(), window.outputHeight(input.height()), window.outputWidth(input.width()));
  }

  static void axis(int axis, Shape shape) {
    that(axis >= 0 && axis < shape.rank(), "axis %d does not exist in input %s", axis, shape);
  }
}

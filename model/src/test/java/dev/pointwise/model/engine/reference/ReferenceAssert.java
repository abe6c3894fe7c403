package dev.pointwise.model.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.layer.Layer;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import org.assertj.core.api.AbstractFloatArrayAssert;
import org.assertj.core.data.Offset;

/** Reads as {@code applying(layer).to(input).gives(1, 2, 3)}. */
final class ReferenceAssert {
  private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

  private final FloatTensor output;

  private ReferenceAssert(FloatTensor output) {
    this.output = output;
  }

  record Applying(Layer layer) {
    ReferenceAssert to(FloatTensor... inputs) {
      return new ReferenceAssert(LayerFunction.apply(layer, List.of(inputs)));
    }
  }

  static Applying applying(Layer layer) {
    return new Applying(layer);
  }

  static FloatTensor map(int channels, int height, int width, float... values) {
    return FloatTensor.of(Shape.chw(channels, height, width), values);
  }

  /** 1, 2, 3 ... in row-major order. */
  static FloatTensor counting(int... dims) {
    float[] values = new float[Shape.of(dims).elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return FloatTensor.of(Shape.of(dims), values);
  }

  void gives(float... expected) {
    AbstractFloatArrayAssert<?> values = assertThat(output.values());
    values.containsExactly(expected, ROUNDING);
  }
}

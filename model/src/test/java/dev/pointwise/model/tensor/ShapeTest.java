package dev.pointwise.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void readsAsPeopleWriteIt() {
    assertThat(Shape.chw(256, 28, 28)).hasToString("256x28x28");
    assertThat(Shape.SCALAR).hasToString("scalar");
  }

  @Test
  void countsItsValuesAndStrides() {
    Shape shape = Shape.of(3, 4, 5);
    assertThat(shape.elements()).isEqualTo(60);
    assertThat(shape.strides()).containsExactly(20, 5, 1);
    assertThat(Shape.SCALAR.elements()).isEqualTo(1);
  }

  @Test
  void refusesMoreValuesThanAnArrayHolds() {
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16))
        .hasMessage("A tensor of 65536x65536 has more values than an array can hold");
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16, 1 << 16, 1 << 16))
        .hasMessageContaining("more values than an array can hold");
    assertThat(Shape.of(1 << 16, 1 << 16, 0).elements()).isZero();
  }

  @Test
  void refusesNegativeExtents() {
    assertThatThrownBy(() -> Shape.of(3, -1)).hasMessageContaining("[3, -1]");
  }

  @Test
  void tensorRefusesValuesThatDoNotFillItsShape() {
    assertThatThrownBy(() -> FloatTensor.of(Shape.of(2, 2), 1, 2, 3))
        .hasMessage("A tensor of shape 2x2 holds 4 values, but got 3");
  }
}

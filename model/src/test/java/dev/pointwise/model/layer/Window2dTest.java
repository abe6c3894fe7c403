package dev.pointwise.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.layer.Window2d.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Window2dTest {
  @ParameterizedTest(name = "{0} cells, kernel {1}, stride {2}, padding {3}, {4}: {5}")
  @CsvSource({
    "224, 7, 2, 3, FLOOR, 112",
    "112, 3, 2, 0, FLOOR, 55",
    "112, 3, 2, 0, CEIL,  56",
    // The last window would start in the padding behind the input.
    "4,   1, 3, 1, FLOOR, 2",
    "2,   1, 2, 0, CEIL,  1",
    "3,   2, 2, 1, CEIL,  2",
    "5,   5, 1, 0, FLOOR, 1",
  })
  void countsItsPlaces(
      int input, int kernel, int stride, int padding, Rounding rounding, int places) {
    Window2d window = Window2d.of(kernel).stride(stride).padding(padding).rounding(rounding);
    assertThat(window.outputHeight(input)).isEqualTo(places);
    assertThat(window.outputWidth(input)).isEqualTo(places);
  }

  @Test
  void dilationWidensTheKernel() {
    assertThat(Window2d.of(3).dilation(2).outputHeight(7)).isEqualTo(3);
  }

  @Test
  void refusesAnInputSmallerThanItsKernel() {
    assertThatThrownBy(() -> Window2d.of(5).padding(1).outputHeight(2))
        .hasMessage("has a kernel that reaches over 5 cells, but the padded input has only 4");
  }

  @Test
  void refusesPaddingThatNoExtentCanHold() {
    assertThatThrownBy(() -> Window2d.of(1).padding(Integer.MAX_VALUE).outputHeight(4))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Window2d.of(3).dilation(Integer.MAX_VALUE).outputHeight(4))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesStrideZero() {
    assertThatThrownBy(() -> Window2d.of(3).stride(0))
        .hasMessage("has kernel 3x3, stride 0x0, dilation 1x1; each must be at least 1x1");
  }
}

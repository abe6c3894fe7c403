package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropTest {
  @ParameterizedTest
  @CsvSource({
    // picture, window, margin: halves go to the even neighbour, as Python's round does
    "256, 224, 16",
    "256, 227, 14",
    "7, 4, 2",
    "9, 4, 2",
    "5, 4, 0",
    "4, 4, 0",
    // too small: floor before, ceiling behind
    "3, 4, 0",
    "3, 6, -1",
    "2, 6, -2"
  })
  void centresLikeTorchvision(int picture, int window, int margin) {
    Window cropped = CenterCrop.square(window).window(new ImageSize(picture, picture));
    assertThat(cropped.left()).isEqualTo(margin);
    assertThat(cropped.top()).isEqualTo(margin);
  }

  @Test
  void fillsWithBlackWhereThePictureIsTooSmall() {
    Pixels two = new Pixels(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
    Pixels cropped = Pictures.reshape(two, CenterCrop.square(3));
    assertThat(cropped.rgb())
        .containsExactly(
            0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void cropsOneSideAndFillsTheOther() {
    Pixels wide = new Pixels(4, 1, new byte[] {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4});
    Pixels cropped = Pictures.reshape(wide, CenterCrop.square(2));
    assertThat(cropped.rgb()).containsExactly(2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void blackBordersStayWhenALaterCropIsLarger() {
    Pixels picture = Pictures.noise(9, 9, 1);
    Pixels cropped = Pictures.reshape(picture, CenterCrop.square(1), CenterCrop.square(3));
    assertThat(cropped.rgb()[0]).isZero();
    assertThat(cropped.rgb()[12]).isEqualTo(picture.rgb()[(4 * 9 + 4) * 3]);
  }

  @ParameterizedTest
  @CsvSource({"512, 0.875, 448, 32", "343, 0.875, 300, 21", "451, 0.875, 394, 28", "1, 0.5, 1, 0"})
  void keepsAFractionRoundedDown(int side, double fraction, int kept, int margin) {
    Window window = new CenterFraction(fraction).window(new ImageSize(side, side));
    assertThat(window).isEqualTo(new Window(margin, margin, new ImageSize(kept, kept)));
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.5", "1.01", "NaN"})
  void refusesAFractionOutsideZeroToOne(double fraction) {
    assertThatThrownBy(() -> new CenterFraction(fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("crop: center-fraction is above 0 and at most 1 but was " + fraction);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 375, 341, 256",
    "375, 500, 256, 341",
    "451, 300, 384, 256",
    "1, 400, 256, 102400"
  })
  void shorterSideRoundsTheLongerOneDown(int width, int height, int newWidth, int newHeight) {
    assertThat(new Resize.ShorterSide(256).sizeFor(new ImageSize(height, width)))
        .isEqualTo(new ImageSize(newHeight, newWidth));
  }
}

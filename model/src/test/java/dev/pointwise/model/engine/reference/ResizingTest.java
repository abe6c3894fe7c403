package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.map;
import static dev.pointwise.model.layer.Resize.Coordinates.ALIGN_CORNERS;
import static dev.pointwise.model.layer.Resize.Coordinates.ASYMMETRIC;
import static dev.pointwise.model.layer.Resize.Coordinates.HALF_PIXEL;
import static dev.pointwise.model.layer.Resize.Coordinates.HALF_PIXEL_SYMMETRIC;
import static dev.pointwise.model.layer.Resize.Coordinates.PYTORCH_HALF_PIXEL;
import static dev.pointwise.model.layer.Resize.Interpolation.LINEAR;
import static dev.pointwise.model.layer.Resize.Interpolation.NEAREST;

import dev.pointwise.model.layer.Resize;
import dev.pointwise.model.layer.Resize.Coordinates;
import dev.pointwise.model.layer.Resize.Nearest;
import dev.pointwise.model.layer.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizingTest {
  private static Resize linear(int width, float scale, Coordinates coordinates) {
    return new Resize(new Size(1, width), 1, scale, LINEAR, coordinates, Nearest.FLOOR);
  }

  private static Resize nearest(int width, float scale, Nearest nearest) {
    return new Resize(new Size(1, width), 1, scale, NEAREST, ASYMMETRIC, nearest);
  }

  @Test
  void linearMixesNeighboursAndStopsAtTheBorder() {
    applying(linear(4, 2, HALF_PIXEL)).to(map(1, 1, 2, 0, 4)).gives(0, 1, 3, 4);
    applying(linear(4, 2, ASYMMETRIC)).to(map(1, 1, 2, 0, 4)).gives(0, 2, 4, 4);
    applying(linear(3, 1.5f, ALIGN_CORNERS)).to(map(1, 1, 2, 0, 4)).gives(0, 2, 4);
  }

  @Test
  void pytorchReadsTheFirstCellForASingleOne() {
    applying(linear(1, .25f, PYTORCH_HALF_PIXEL)).to(map(1, 1, 4, 1, 2, 3, 4)).gives(1);
    applying(linear(1, .25f, HALF_PIXEL)).to(map(1, 1, 4, 1, 2, 3, 4)).gives(2.5f);
  }

  @Test
  void symmetricCentresWhatTheRoundedSizeCuts() {
    // 3 cells at scale 0.5 are 1.5, cut to 1: it stands for the centre of the input.
    applying(linear(1, .5f, HALF_PIXEL_SYMMETRIC)).to(map(1, 1, 3, 0, 4, 9)).gives(4);
    applying(linear(1, .5f, HALF_PIXEL)).to(map(1, 1, 3, 0, 4, 9)).gives(2);
  }

  @ParameterizedTest(name = "{0} takes {1}, {2}, {3}, {4} for positions 0, 0.5, 1, 1.5")
  @CsvSource({
    "FLOOR, 1, 1, 2, 2",
    "CEIL, 1, 2, 2, 3",
    "ROUND_PREFER_FLOOR, 1, 1, 2, 2",
    "ROUND_PREFER_CEIL, 1, 2, 2, 3"
  })
  void nearestBreaksTies(Nearest mode, float first, float second, float third, float fourth) {
    applying(nearest(4, 2, mode)).to(map(1, 1, 3, 1, 2, 3)).gives(first, second, third, fourth);
  }

  @Test
  void positionsAreComputedInFloat() {
    // 3 / 0.6f is 5 in float but 4.9999998 in double.
    applying(nearest(6, .6f, Nearest.FLOOR))
        .to(map(1, 1, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
        .gives(0, 1, 3, 5, 6, 8);
  }

  @Test
  void linearWorksInBothDirections() {
    Resize layer = new Resize(Size.square(3), 1.5f, 1.5f, LINEAR, ALIGN_CORNERS, Nearest.FLOOR);
    applying(layer).to(map(1, 2, 2, 0, 2, 4, 6)).gives(0, 1, 2, 2, 3, 4, 4, 5, 6);
  }
}

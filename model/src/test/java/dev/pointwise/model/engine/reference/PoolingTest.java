package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.counting;
import static dev.pointwise.model.engine.reference.ReferenceAssert.map;
import static dev.pointwise.model.layer.AveragePool2d.Divisor.PADDED_CELLS;
import static dev.pointwise.model.layer.AveragePool2d.Divisor.REAL_CELLS;

import dev.pointwise.model.layer.AveragePool2d;
import dev.pointwise.model.layer.GlobalPool;
import dev.pointwise.model.layer.LpPool2d;
import dev.pointwise.model.layer.MaxPool2d;
import dev.pointwise.model.layer.Window2d;
import org.junit.jupiter.api.Test;

class PoolingTest {
  private static final Window2d CEIL_3_BY_2 =
      Window2d.of(3).stride(2).padding(1).rounding(Window2d.Rounding.CEIL);

  @Test
  void maxNeverTakesPadding() {
    applying(new MaxPool2d(Window2d.of(2).padding(1))).to(map(1, 1, 1, -5)).gives(-5, -5, -5, -5);
  }

  @Test
  void maxRoundsUpToAPartialWindow() {
    Window2d ceil = Window2d.of(2).stride(2).rounding(Window2d.Rounding.CEIL);
    applying(new MaxPool2d(ceil)).to(counting(1, 3, 3)).gives(5, 6, 8, 9);
  }

  @Test
  void averageOfRealCellsIgnoresPadding() {
    applying(new AveragePool2d(Window2d.of(2).padding(1), REAL_CELLS))
        .to(map(1, 1, 1, 8))
        .gives(8, 8, 8, 8);
  }

  @Test
  void averageOfPaddedCellsCountsPadding() {
    applying(new AveragePool2d(Window2d.of(2).padding(1), PADDED_CELLS))
        .to(map(1, 1, 1, 8))
        .gives(2, 2, 2, 2);
  }

  @Test
  void averageOfPaddedCellsDoesNotCountCellsBeyondThePadding() {
    // 4 cells and 1 of padding on each side: the window at 3 reaches over 3, 4 (padding) and 5.
    applying(new AveragePool2d(CEIL_3_BY_2, PADDED_CELLS))
        .to(map(1, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
        .gives(4 / 9f, 6 / 9f, 2 / 6f, 6 / 9f, 1, 3 / 6f, 2 / 6f, 3 / 6f, 1 / 4f);
  }

  @Test
  void averageOfDilatedWindowCountsItsOwnCellsOnly() {
    Window2d window = Window2d.of(2).dilation(2).padding(1);
    applying(new AveragePool2d(window, REAL_CELLS)).to(counting(1, 2, 2)).gives(4, 3, 2, 1);
    applying(new AveragePool2d(window, PADDED_CELLS))
        .to(counting(1, 2, 2))
        .gives(1, .75f, .5f, .25f);
  }

  @Test
  void lpIsTheNormOfTheWindow() {
    applying(new LpPool2d(Window2d.of(2), 2)).to(map(1, 2, 2, 1, -2, -2, 4)).gives(5);
    applying(new LpPool2d(Window2d.of(2), 1)).to(map(1, 2, 2, 1, -2, -2, 4)).gives(9);
  }

  @Test
  void globalPoolsEachChannel() {
    applying(new GlobalPool(GlobalPool.Kind.AVERAGE)).to(counting(2, 1, 2)).gives(1.5f, 3.5f);
    applying(new GlobalPool(GlobalPool.Kind.MAX)).to(counting(2, 1, 2)).gives(2, 4);
  }
}

package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.counting;
import static dev.pointwise.model.engine.reference.ReferenceAssert.map;

import dev.pointwise.model.layer.Activation;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.layer.ConvTranspose2d;
import dev.pointwise.model.layer.Dense;
import dev.pointwise.model.layer.Padding;
import dev.pointwise.model.layer.Size;
import dev.pointwise.model.layer.Window2d;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
  private static final FloatTensor NO_BIAS = FloatTensor.vector(0);

  private static Conv2d conv(FloatTensor weight, Window2d window) {
    return new Conv2d(weight, NO_BIAS, window, 1, Activation.NONE);
  }

  @Test
  void pointwiseMixesChannelsCellByCell() {
    FloatTensor weight = FloatTensor.of(Shape.of(2, 2, 1, 1), 1, 10, 0, -1);
    Conv2d layer =
        new Conv2d(weight, FloatTensor.vector(100, 0), Window2d.of(1), 1, Activation.NONE);
    applying(layer).to(map(2, 1, 2, 1, 2, 3, 4)).gives(131, 142, -3, -4);
  }

  @Test
  void kernelIsNotFlipped() {
    applying(conv(counting(1, 1, 2, 2), Window2d.of(2)))
        .to(counting(1, 3, 3))
        .gives(1 + 4 + 12 + 20, 2 + 6 + 15 + 24, 4 + 10 + 21 + 32, 5 + 12 + 24 + 36);
  }

  @Test
  void paddingIsZeroAndMayDifferBySide() {
    Window2d topLeft = Window2d.of(2).padding(new Padding(1, 1, 0, 0));
    applying(conv(counting(1, 1, 2, 2), topLeft)).to(map(1, 1, 1, 5)).gives(20);
    Window2d bottomRight = Window2d.of(2).padding(new Padding(0, 0, 1, 1));
    applying(conv(counting(1, 1, 2, 2), bottomRight)).to(map(1, 1, 1, 5)).gives(5);
  }

  @Test
  void strideSkipsAndDilationSpreads() {
    FloatTensor weight = FloatTensor.of(Shape.of(1, 1, 1, 2), 1, 100);
    Window2d window =
        new Window2d(
            new Size(1, 2), new Size(1, 2), new Size(1, 3), Padding.NONE, Window2d.Rounding.FLOOR);
    applying(conv(weight, window)).to(map(1, 1, 6, 1, 2, 3, 4, 5, 6)).gives(401, 603);
  }

  @Test
  void groupsSeeTheirOwnChannelsOnly() {
    FloatTensor weight = FloatTensor.of(Shape.of(4, 1, 1, 1), 1, 2, 3, 4);
    Conv2d layer =
        new Conv2d(weight, FloatTensor.zeros(Shape.of(4)), Window2d.of(1), 2, Activation.NONE);
    applying(layer).to(map(2, 1, 1, 10, 100)).gives(10, 20, 300, 400);
  }

  @Test
  void residualIsAddedBeforeTheActivation() {
    FloatTensor weight = FloatTensor.of(Shape.of(1, 1, 1, 1), 1);
    Conv2d layer = new Conv2d(weight, NO_BIAS, Window2d.of(1), 1, Activation.RELU);
    applying(layer).to(map(1, 1, 2, 5, 5), map(1, 1, 2, -7, 7)).gives(0, 12);
  }

  @Test
  void transposedSpreadsEachCellOverTheKernel() {
    ConvTranspose2d layer =
        new ConvTranspose2d(
            counting(1, 1, 1, 3),
            FloatTensor.vector(100),
            new Window2d(
                new Size(1, 3),
                new Size(1, 2),
                Size.ONE,
                new Padding(0, 1, 0, 0),
                Window2d.Rounding.FLOOR),
            new Size(0, 1),
            1);
    applying(layer).to(map(1, 1, 2, 1, 10)).gives(102, 113, 120, 130, 100);
  }

  @Test
  void transposedKeepsGroupsApart() {
    ConvTranspose2d layer =
        new ConvTranspose2d(
            FloatTensor.of(Shape.of(2, 2, 1, 1), 1, 2, 3, 4),
            FloatTensor.zeros(Shape.of(4)),
            Window2d.of(1),
            new Size(0, 0),
            2);
    applying(layer).to(map(2, 1, 1, 10, 100)).gives(10, 20, 300, 400);
  }

  @Test
  void denseWorksOnEachRow() {
    FloatTensor weight = FloatTensor.of(Shape.of(1, 2), 1, -10);
    Dense layer = new Dense(weight, FloatTensor.vector(5), Activation.RELU);
    applying(layer).to(FloatTensor.of(Shape.of(2, 2), 30, 1, 1, 30)).gives(25, 0);
  }
}

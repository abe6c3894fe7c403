package dev.pointwise.model.engine.reference;

import static dev.pointwise.model.engine.reference.ReferenceAssert.applying;
import static dev.pointwise.model.engine.reference.ReferenceAssert.counting;
import static dev.pointwise.model.engine.reference.ReferenceAssert.map;

import dev.pointwise.model.layer.BatchNorm;
import dev.pointwise.model.layer.GroupNorm;
import dev.pointwise.model.layer.LocalResponseNorm;
import dev.pointwise.model.layer.LogSoftmax;
import dev.pointwise.model.layer.Softmax;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  @Test
  void batchNormUsesTheLearnedStatistics() {
    BatchNorm layer =
        new BatchNorm(
            FloatTensor.vector(2, 1),
            FloatTensor.vector(10, 0),
            FloatTensor.vector(1, 0),
            FloatTensor.vector(15, 3),
            1);
    applying(layer).to(map(2, 1, 2, 1, 5, 2, 4)).gives(10, 12, 1, 2);
  }

  @Test
  void groupNormUsesTheGroupsOwnStatistics() {
    GroupNorm layer = new GroupNorm(1, FloatTensor.vector(1, 10), FloatTensor.vector(0, 100), 3);
    // Mean 3, variance 1: divided by sqrt(1 + 3).
    applying(layer).to(map(2, 1, 2, 2, 4, 2, 4)).gives(-.5f, .5f, 95, 105);
  }

  @Test
  void asManyGroupsAsChannelsIsInstanceNorm() {
    GroupNorm layer = new GroupNorm(2, FloatTensor.vector(1, 1), FloatTensor.vector(0, 0), 0);
    applying(layer).to(map(2, 1, 2, 0, 2, 10, 30)).gives(-1, 1, -1, 1);
  }

  @Test
  void evenSizedResponseNormReachesFurtherBehind() {
    LocalResponseNorm layer = new LocalResponseNorm(2, 2, 1, 0);
    applying(layer).to(counting(3, 1, 1)).gives(1 / 5f, 2 / 13f, 3 / 9f);
  }

  @Test
  void oddSizedResponseNormReachesBothWays() {
    LocalResponseNorm layer = new LocalResponseNorm(3, 3, 0.5f, 2);
    applying(layer)
        .to(counting(3, 1, 1))
        .gives((float) (1 / Math.sqrt(7)), .5f, (float) (3 / Math.sqrt(15)));
  }

  @Test
  void softmaxSumsToOneAlongItsAxis() {
    FloatTensor input = FloatTensor.of(Shape.of(2, 2), 0, 0, 0, (float) Math.log(3));
    applying(new Softmax(0)).to(input).gives(.5f, .25f, .5f, .75f);
    applying(new Softmax(1)).to(input).gives(.5f, .5f, .25f, .75f);
  }

  @Test
  void softmaxDoesNotOverflow() {
    applying(new Softmax(0)).to(FloatTensor.vector(1000, 1000)).gives(.5f, .5f);
    applying(new LogSoftmax(0)).to(FloatTensor.vector(-1000, 0)).gives(-1000, 0);
  }
}

package dev.pointwise.model.judge;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.List;
import java.util.Random;

/** Random choices, the same for the same seed. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    // Neighbouring seeds of java.util.Random begin alike; scattering them does away with that.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** A number from {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** True once in {@code times} throws. */
  boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** About one, of either sign. */
  float value() {
    return (float) random.nextGaussian();
  }

  /** Between 0.5 and 1.5: a scale or a variance. */
  float positive() {
    return 0.5f + random.nextFloat();
  }

  FloatTensor values(Shape shape) {
    return values(shape, 1);
  }

  /** Weights that keep a sum over {@code fanIn} values at about one. */
  FloatTensor weights(Shape shape, int fanIn) {
    return values(shape, (float) (1 / Math.sqrt(fanIn)));
  }

  private FloatTensor values(Shape shape, float scale) {
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * value();
    }
    return FloatTensor.of(shape, values);
  }

  FloatTensor positives(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = positive();
    }
    return FloatTensor.vector(values);
  }

  /** Few or many, and often no multiple of a vector's length. */
  int channels() {
    return oneOf(1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 24, 31, 32, 40);
  }

  Shape featureMap() {
    return Shape.chw(channels(), between(1, 15), between(1, 15));
  }
}

package dev.pointwise.model.zoo;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;

/**
 * Random weights that keep activations at the order of one through any depth. A tensor depends on
 * the seed and its own name only, and is the same on every machine. Thread-safe.
 *
 * <p>Kernels are uniform with He's variance 2 / fan-in (He et al. 2015, "Delving Deep into
 * Rectifiers"). The statistics of batch norms are near 0 and 1, which is what He's variance makes
 * them; the last one of a residual branch scales it down, so that some fifty sums do not explode.
 */
public record RandomWeights(long seed) implements Weights {
  private static final double HE = 6; // a uniform variable on [-l, l] has the variance l^2 / 3
  private static final float FAR = 0.1f;

  @Override
  public FloatTensor tensor(String name, Shape shape, Role role) {
    SplitMix random = new SplitMix(seed * SplitMix.GOLDEN + name.hashCode());
    return switch (role) {
      case KERNEL -> kernel(random, shape);
      case BIAS, SHIFT, MEAN -> uniform(random, shape, -FAR, FAR);
      case SCALE -> uniform(random, shape, 1 - FAR, 1 + FAR);
      case RESIDUAL_SCALE -> uniform(random, shape, FAR, 2 * FAR);
      case VARIANCE -> uniform(random, shape, 1 - FAR, 1 + FAR);
    };
  }

  private static FloatTensor kernel(SplitMix random, Shape shape) {
    int fanIn = shape.elements() / shape.dim(0);
    float limit = (float) Math.sqrt(HE / fanIn);
    return uniform(random, shape, -limit, limit);
  }

  private static FloatTensor uniform(SplitMix random, Shape shape, float least, float most) {
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = least + (most - least) * random.nextFloat();
    }
    return FloatTensor.of(shape, values);
  }
}

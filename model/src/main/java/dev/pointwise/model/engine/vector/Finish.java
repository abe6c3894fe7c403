package dev.pointwise.model.engine.vector;

import java.nio.ByteBuffer;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/**
 * What a convolution does to its sums before it stores them: adds the bias and perhaps a residual,
 * keeps the result within bounds. Not thread-safe; the memory stays its owners'.
 */
public final class Finish {
  private final ByteBuffer bias;
  private final Optional<BlockedMaps> residual;
  private final float least;
  private final float most;
  private float[] added = {};

  /**
   * @param bias a value for each channel of the blocks
   * @param least 0 for ReLU, negative infinity for none
   */
  public Finish(ByteBuffer bias, Optional<BlockedMaps> residual, float least, float most) {
    this.bias = bias;
    this.residual = residual;
    this.least = least;
    this.most = most;
  }

  ByteBuffer bias() {
    return bias;
  }

  /** Completes values that are to stand in the output from a cell on. */
  void complete(float[] values, int count, int image, int block, int y, int x) {
    if (residual.isPresent()) {
      BlockedMaps maps = residual.get();
      maps.values().get(maps.offset(image, block, y, x), added(count), 0, count);
      boundSums(values, count);
    } else {
      bound(values, count);
    }
  }

  private float[] added(int count) {
    added = added.length < count ? new float[count] : added;
    return added;
  }

  private void bound(float[] values, int count) {
    FloatVector low = Lanes.all(least);
    FloatVector high = Lanes.all(most);
    for (int i = 0; i < count; i += Lanes.COUNT) {
      Lanes.load(values, i).max(low).min(high).intoArray(values, i);
    }
  }

  private void boundSums(float[] values, int count) {
    FloatVector low = Lanes.all(least);
    FloatVector high = Lanes.all(most);
    for (int i = 0; i < count; i += Lanes.COUNT) {
      Lanes.load(values, i).add(Lanes.load(added, i)).max(low).min(high).intoArray(values, i);
    }
  }
}

package dev.pointwise.jobs.cli;

import dev.pointwise.model.predict.Pooling;

/** {@code --pool}. */
enum PoolOption {
  NONE(Pooling.NONE),
  AVG(Pooling.AVERAGE),
  MAX(Pooling.MAX);

  private final Pooling pooling;

  PoolOption(Pooling pooling) {
    this.pooling = pooling;
  }

  Pooling pooling() {
    return pooling;
  }
}

package dev.pointwise.model.inspect;

/**
 * What one layer costs for one image.
 *
 * @param trainable weights that training changes
 * @param fixed weights that training only measures: the means and variances of a batch norm
 * @param macs multiplications that are added up
 */
record Cost(long trainable, long fixed, long macs) {
  static final Cost NONE = new Cost(0, 0, 0);

  static Cost parameters(long trainable) {
    return new Cost(trainable, 0, 0);
  }

  long parameters() {
    return trainable + fixed;
  }

  Cost plus(Cost other) {
    return new Cost(trainable + other.trainable, fixed + other.fixed, macs + other.macs);
  }
}

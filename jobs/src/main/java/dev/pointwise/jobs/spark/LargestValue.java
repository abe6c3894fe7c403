package dev.pointwise.jobs.spark;

import org.apache.spark.util.AccumulatorV2;

/** The largest of the values that tasks report; 0 without any. */
public final class LargestValue extends AccumulatorV2<Long, Long> {
  private long largest;

  @Override
  public boolean isZero() {
    return largest == 0;
  }

  @Override
  public AccumulatorV2<Long, Long> copy() {
    LargestValue copy = new LargestValue();
    copy.largest = largest;
    return copy;
  }

  @Override
  public void reset() {
    largest = 0;
  }

  @Override
  public void add(Long value) {
    largest = Math.max(largest, value);
  }

  @Override
  public void merge(AccumulatorV2<Long, Long> other) {
    add(other.value());
  }

  @Override
  public Long value() {
    return largest;
  }
}

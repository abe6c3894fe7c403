package dev.pointwise.jobs.spark;

import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * Tells a task's own work from the time that those who take its rows need for them. For one task;
 * not thread-safe.
 */
final class TaskClock {
  private final LongSupplier now;
  private final long start;
  private long ownNanos;

  /**
   * @param now nanoseconds since any moment
   */
  TaskClock(LongSupplier now) {
    this.now = now;
    this.start = now.getAsLong();
  }

  /** From now on, only the elements' making counts as the task's own work. */
  <T> Iterator<T> timed(Iterator<T> elements) {
    ownNanos = now.getAsLong() - start;
    return new Timed<>(elements);
  }

  long totalNanos() {
    return now.getAsLong() - start;
  }

  /** What passed outside of the elements' making. */
  long takersNanos() {
    return totalNanos() - ownNanos;
  }

  private final class Timed<T> implements Iterator<T> {
    private final Iterator<T> elements;

    Timed(Iterator<T> elements) {
      this.elements = elements;
    }

    @Override
    public boolean hasNext() {
      long start = now.getAsLong();
      boolean has = elements.hasNext();
      ownNanos += now.getAsLong() - start;
      return has;
    }

    @Override
    public T next() {
      long start = now.getAsLong();
      T element = elements.next();
      ownNanos += now.getAsLong() - start;
      return element;
    }
  }
}

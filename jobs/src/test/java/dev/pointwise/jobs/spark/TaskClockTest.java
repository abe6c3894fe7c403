package dev.pointwise.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskClockTest {
  private long now;

  @Test
  void tellsTheMakingOfElementsFromWhatIsDoneWithThem() {
    TaskClock clock = new TaskClock(() -> now);
    now += 1000; // before the first element is asked for: the task's own
    Iterator<Integer> elements = clock.timed(slow(List.of(1, 2, 3).iterator()));
    while (elements.hasNext()) {
      elements.next();
      now += 5; // the taker
    }
    now += 20; // the taker's end

    assertThat(clock.takersNanos()).isEqualTo(3 * 5 + 20);
    assertThat(clock.totalNanos()).isEqualTo(1000 + 4 * 10 + 3 * 100 + 3 * 5 + 20);
  }

  /** 10 ns to look ahead, 100 an element. */
  private Iterator<Integer> slow(Iterator<Integer> elements) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        now += 10;
        return elements.hasNext();
      }

      @Override
      public Integer next() {
        now += 100;
        return elements.next();
      }
    };
  }
}

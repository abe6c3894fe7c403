package dev.pointwise.jobs.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a run is; for display only.
 *
 * @param done pictures that have their row
 * @param total pictures of the run; empty while they are not counted, as in packed files
 * @param rejected of those done
 * @param seconds since the first task was given its work
 */
public record Progress(long done, OptionalLong total, long rejected, double seconds) {
  public boolean isEnd() {
    return total.isPresent() && done == total.getAsLong();
  }

  public double perSecond() {
    return seconds > 0 ? done / seconds : 0;
  }

  /** Seconds to go at the present rate; empty while rate or total is unknown. */
  public OptionalDouble secondsLeft() {
    return done > 0 && total.isPresent()
        ? OptionalDouble.of((total.getAsLong() - done) / perSecond())
        : OptionalDouble.empty();
  }
}

package dev.pointwise.jobs.run;

/**
 * How far a run is; for display only.
 *
 * @param done pictures that have their row
 * @param total pictures of the run
 * @param rejected of those done
 * @param seconds since the first task was given its work
 */
public record Progress(long done, long total, long rejected, double seconds) {
  public boolean isEnd() {
    return done == total;
  }

  public double perSecond() {
    return seconds > 0 ? done / seconds : 0;
  }

  /** Seconds to go at the present rate; 0 while there is none. */
  public double secondsLeft() {
    return done > 0 ? (total - done) / perSecond() : 0;
  }
}

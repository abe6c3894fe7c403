package dev.pointwise.jobs.run;

import dev.pointwise.jobs.sink.Increment;
import dev.pointwise.jobs.source.Listing;

/** Where a run says what it does, beside its result. */
public interface RunNotices {
  /** The pictures are known. */
  void found(Listing listing);

  /** Something was done otherwise than asked for. */
  void warn(String change);

  /** What an incremental run has to do is known. */
  void found(Increment increment);

  /** For the stage that takes the time; the run closes it. */
  ProgressDisplay display();
}

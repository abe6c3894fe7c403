package dev.pointwise.benchmarks.jobs;

import dev.pointwise.benchmarks.coordinator.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one job did.
 *
 * @param rounds a run a round
 * @param pictures of each of these runs
 * @param longer its run over {@value #TIMES_AS_MANY} times as many
 */
record JobRuns(List<JobRun> rounds, int pictures, JobRun longer) {
  static final int TIMES_AS_MANY = 4;

  JobRuns {
    rounds = List.copyOf(rounds);
  }

  double median(ToDoubleFunction<JobRun> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).toArray()).median();
  }

  double coreMillis() {
    return 1000 * median(JobRun::coreSeconds) / pictures;
  }

  /** Without what a run costs once: the difference to the longer run. */
  double furtherImagesPerSecond() {
    return more() / (longer.seconds() - median(JobRun::seconds));
  }

  /** The same of the cores' time, a picture. */
  double furtherCoreMillis() {
    return 1000 * (longer.coreSeconds() - median(JobRun::coreSeconds)) / more();
  }

  private int more() {
    return (TIMES_AS_MANY - 1) * pictures;
  }
}

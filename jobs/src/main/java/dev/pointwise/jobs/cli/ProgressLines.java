package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.run.Progress;
import dev.pointwise.jobs.run.ProgressDisplay;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Progress as a line every few seconds, for logs. */
final class ProgressLines implements ProgressDisplay {
  private static final double EVERY_SECONDS = 10;

  private final PrintStream err;
  private double next = EVERY_SECONDS;
  private boolean ended;

  ProgressLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public void show(Progress progress) {
    boolean ends = progress.isEnd() && !ended;
    if (ends || progress.seconds() >= next) {
      ended = progress.isEnd();
      next = progress.seconds() + EVERY_SECONDS;
      err.println(line(progress));
    }
  }

  /** As in {@code 1,200 of 5,000 pictures, 240.0/s, 0:00:16 to go, 3 rejected}. */
  static String line(Progress progress) {
    Duration left = Duration.ofSeconds(Math.round(progress.secondsLeft()));
    String toGo =
        progress.done() == 0
            ? "?"
            : "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    return String.format(
        Locale.ROOT,
        "%,d of %,d pictures, %.1f/s, %s to go, %,d rejected",
        progress.done(),
        progress.total(),
        progress.perSecond(),
        toGo,
        progress.rejected());
  }

  @Override
  public void close() {}
}

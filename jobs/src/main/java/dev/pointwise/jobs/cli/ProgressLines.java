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
    if (ended) {
      return; // the rows are being counted
    }
    ended = progress.isEnd();
    if (ended || progress.seconds() >= next) {
      next = progress.seconds() + EVERY_SECONDS;
      err.println(line(progress));
    }
  }

  /**
   * As in {@code 1,200 of 5,000 pictures, 240.0/s, 0:00:16 to go, 3 rejected}, or {@code 1,200
   * pictures, 240.0/s, 3 rejected} while nobody knows of how many.
   */
  static String line(Progress progress) {
    boolean counted = progress.total().isPresent();
    return String.format(
        Locale.ROOT,
        "%,d%s pictures, %.1f/s%s, %,d rejected",
        progress.done(),
        counted ? String.format(Locale.ROOT, " of %,d", progress.total().getAsLong()) : "",
        progress.perSecond(),
        counted ? ", %s to go".formatted(toGo(progress)) : "",
        progress.rejected());
  }

  private static String toGo(Progress progress) {
    if (progress.secondsLeft().isEmpty()) {
      return "?";
    }
    Duration left = Duration.ofSeconds(Math.round(progress.secondsLeft().getAsDouble()));
    return "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  @Override
  public void close() {}
}

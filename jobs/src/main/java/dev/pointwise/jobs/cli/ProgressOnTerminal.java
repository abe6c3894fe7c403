package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.run.Progress;
import dev.pointwise.jobs.run.ProgressDisplay;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar that is drawn again in its place. */
final class ProgressOnTerminal implements ProgressDisplay {
  private final PrintStream err;
  private final int columns;
  private ProgressBar bar;

  ProgressOnTerminal(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  @Override
  public void show(Progress progress) {
    if (bar == null) {
      bar = start(progress.total());
    }
    bar.stepTo(progress.done());
    if (progress.rejected() > 0) {
      bar.setExtraMessage(String.format(Locale.ROOT, "%,d rejected", progress.rejected()));
    }
  }

  private ProgressBar start(long total) {
    return new ProgressBarBuilder()
        .setTaskName("pictures")
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(1000)
        .setConsumer(new ConsoleProgressBarConsumer(err, columns))
        .showSpeed()
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

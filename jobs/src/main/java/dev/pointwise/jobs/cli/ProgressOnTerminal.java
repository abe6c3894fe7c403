package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.run.Progress;
import dev.pointwise.jobs.run.ProgressDisplay;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar that is drawn again in its place. */
final class ProgressOnTerminal implements ProgressDisplay {
  /** What the bar takes for a total that is not known. */
  private static final long UNKNOWN = -1;

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
      bar = start(progress);
    }
    progress.total().ifPresent(bar::maxHint);
    bar.stepTo(progress.done());
    if (progress.rejected() > 0) {
      bar.setExtraMessage(String.format(Locale.ROOT, " %,d rejected", progress.rejected()));
    }
  }

  private ProgressBar start(Progress progress) {
    return new ProgressBarBuilder()
        .setTaskName("pictures")
        .setInitialMax(progress.total().orElse(UNKNOWN))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(1000)
        .setConsumer(new ConsoleProgressBarConsumer(err, columns))
        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

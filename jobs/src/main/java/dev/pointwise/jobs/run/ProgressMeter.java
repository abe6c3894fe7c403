package dev.pointwise.jobs.run;

import dev.pointwise.jobs.spark.PictureCounter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/**
 * Feeds a display and a series with the counts of the running tasks, once a second, until it is
 * closed.
 */
final class ProgressMeter implements AutoCloseable {
  private final SparkContext context;
  private final ProgressDisplay display;
  private final PictureSeries series;
  private final long total;
  private final long start = System.nanoTime();
  private final PictureCounter counter = new PictureCounter();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProgressMeter::thread);

  private ProgressMeter(
      SparkContext context, ProgressDisplay display, PictureSeries series, long total) {
    this.context = context;
    this.display = display;
    this.series = series;
    this.total = total;
  }

  static ProgressMeter start(
      SparkContext context, ProgressDisplay display, PictureSeries series, long total) {
    ProgressMeter meter = new ProgressMeter(context, display, series, total);
    context.addSparkListener(meter.counter);
    var unused = meter.clock.scheduleAtFixedRate(meter::show, 1, 1, TimeUnit.SECONDS);
    return meter;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pointwise-progress");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void show() {
    if (clock.isShutdown()) {
      return; // the end was shown while this waited
    }
    long done = Math.min(counter.pictures(), total);
    Progress progress = progress(done, total, Math.min(counter.rejected(), done));
    series.add(progress);
    display.show(progress);
  }

  private Progress progress(long done, long all, long rejected) {
    return new Progress(done, all, rejected, StageClock.seconds(System.nanoTime() - start));
  }

  /** All rows are written; how many, may have been a guess until now. */
  synchronized void showEnd(long pictures, long rejected) {
    clock.shutdownNow();
    Progress end = progress(pictures, pictures, Math.min(rejected, pictures));
    series.end(end);
    display.show(end);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    context.removeSparkListener(counter);
    display.close();
  }
}

package dev.pointwise.jobs.run;

import dev.pointwise.jobs.spark.PictureCounter;
import java.util.OptionalLong;
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
  private final OptionalLong total;
  private final long start = System.nanoTime();
  private final PictureCounter counter = new PictureCounter();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProgressMeter::thread);

  private ProgressMeter(
      SparkContext context, ProgressDisplay display, PictureSeries series, OptionalLong total) {
    this.context = context;
    this.display = display;
    this.series = series;
    this.total = total;
  }

  static ProgressMeter start(
      SparkContext context, ProgressDisplay display, PictureSeries series, OptionalLong total) {
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
    long done = Math.min(counter.pictures(), total.orElse(Long.MAX_VALUE));
    long rejected = Math.min(counter.rejected(), done);
    Progress progress = new Progress(done, total, rejected, seconds());
    series.add(progress);
    if (!progress.isEnd()) { // which is said once, when the rows are counted
      display.show(progress);
    }
  }

  private double seconds() {
    return StageClock.seconds(System.nanoTime() - start);
  }

  /**
   * All rows are written and counted.
   *
   * @param working the seconds that went into the rows, without counting them
   */
  synchronized void showEnd(long pictures, long rejected, double working) {
    clock.shutdownNow();
    OptionalLong all = OptionalLong.of(pictures);
    long rejectedOfAll = Math.min(rejected, pictures);
    series.end(new Progress(pictures, all, rejectedOfAll, seconds()));
    display.show(new Progress(pictures, all, rejectedOfAll, working));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    context.removeSparkListener(counter);
    display.close();
  }
}

package dev.pointwise.jobs.run;

import dev.pointwise.jobs.spark.PictureCounter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/** Feeds a display with the counts of the running tasks, once a second, until it is closed. */
final class ProgressMeter implements AutoCloseable {
  private final SparkContext context;
  private final ProgressDisplay display;
  private final long total;
  private final long start = System.nanoTime();
  private final PictureCounter counter = new PictureCounter();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProgressMeter::thread);

  private ProgressMeter(SparkContext context, ProgressDisplay display, long total) {
    this.context = context;
    this.display = display;
    this.total = total;
  }

  static ProgressMeter start(SparkContext context, ProgressDisplay display, long total) {
    ProgressMeter meter = new ProgressMeter(context, display, total);
    context.addSparkListener(meter.counter);
    var unused = meter.clock.scheduleAtFixedRate(meter::show, 1, 1, TimeUnit.SECONDS);
    return meter;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pointwise-progress");
    thread.setDaemon(true);
    return thread;
  }

  private void show() {
    long done = Math.min(counter.pictures(), total);
    show(done, Math.min(counter.rejected(), done));
  }

  private synchronized void show(long done, long rejected) {
    double seconds = StageClock.seconds(System.nanoTime() - start);
    display.show(new Progress(done, total, rejected, seconds));
  }

  /** All rows are written. */
  void showEnd(long rejected) {
    clock.shutdownNow();
    show(total, Math.min(rejected, total));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    context.removeSparkListener(counter);
    display.close();
  }
}

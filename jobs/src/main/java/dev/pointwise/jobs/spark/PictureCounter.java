package dev.pointwise.jobs.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts the pictures that tasks report, while they run (by the executors' heartbeats) and at their
 * end. A task that runs twice counts twice. Thread-safe.
 */
public final class PictureCounter extends SparkListener {
  private final Map<Long, Counts> tasks = new HashMap<>();
  private Counts finished = new Counts(0, 0);

  /** Of one task or several. */
  private record Counts(long pictures, long rejected) {
    static Counts of(Iterable<AccumulableInfo> accumulables) {
      long pictures = 0;
      long rejected = 0;
      for (AccumulableInfo info : CollectionConverters.asJava(accumulables)) {
        String name = info.name().getOrElse(() -> "");
        if (name.equals(TaskMeters.PICTURES)) {
          pictures = update(info);
        } else if (name.equals(TaskMeters.REJECTED)) {
          rejected = update(info);
        }
      }
      return new Counts(pictures, rejected);
    }

    private static long update(AccumulableInfo info) {
      Object update = info.update().getOrElse(() -> null);
      return update instanceof Number number ? number.longValue() : 0;
    }

    Counts plus(Counts other) {
      return new Counts(pictures + other.pictures, rejected + other.rejected);
    }
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(task -> tasks.put((Long) task._1(), Counts.of(task._4())));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    tasks.remove(end.taskInfo().taskId());
    if (end.taskInfo().successful()) {
      finished = finished.plus(Counts.of(end.taskInfo().accumulables()));
    }
  }

  public synchronized long pictures() {
    return sum().pictures();
  }

  public synchronized long rejected() {
    return sum().rejected();
  }

  private Counts sum() {
    return tasks.values().stream().reduce(finished, Counts::plus);
  }
}

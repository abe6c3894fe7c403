package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.StageTimes;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What tasks report while they run. A task that runs twice counts twice: for display and for times,
 * never for the number of rows.
 *
 * @param taskNanos of whole tasks
 * @param stageNanos of each stage that is measured: of all but {@link TaskStage#OTHER}
 */
public record TaskMeters(
    LongAccumulator pictures,
    LongAccumulator rejected,
    LongAccumulator modelLoads,
    LongAccumulator taskNanos,
    Map<TaskStage, LongAccumulator> stageNanos,
    LargestValue peakMemoryBytes)
    implements Serializable {
  static final String PICTURES = "pictures";
  static final String REJECTED = "rejected";
  private static final double NANOS = 1e9;

  public static TaskMeters register(SparkContext context) {
    LargestValue peakMemory = new LargestValue();
    context.register(peakMemory, "peak memory in bytes");
    Map<TaskStage, LongAccumulator> stageNanos = new EnumMap<>(TaskStage.class);
    EnumSet.complementOf(EnumSet.of(TaskStage.OTHER))
        .forEach(stage -> stageNanos.put(stage, context.longAccumulator(stage.key() + " in ns")));
    return new TaskMeters(
        context.longAccumulator(PICTURES),
        context.longAccumulator(REJECTED),
        context.longAccumulator("model loads"),
        context.longAccumulator("whole task in ns"),
        stageNanos,
        peakMemory);
  }

  /** What one task has spent. */
  void add(StageTimes times, long waited, TaskClock clock) {
    add(TaskStage.WAIT, waited);
    add(TaskStage.DECODE, times.decodeNanos());
    add(TaskStage.PREPROCESS, times.preprocessNanos());
    add(TaskStage.FORWARD, times.forwardNanos());
    add(TaskStage.WRITE, clock.takersNanos());
    taskNanos.add(clock.totalNanos());
    peakMemoryBytes.add(ProcessMemory.peakBytes());
  }

  private void add(TaskStage stage, long nanos) {
    stageNanos.get(stage).add(nanos);
  }

  /** What the tasks have spent in each stage, summed over tasks that ran at once. */
  public Map<TaskStage, Double> seconds() {
    Map<TaskStage, Double> seconds = new EnumMap<>(TaskStage.class);
    stageNanos.forEach((stage, nanos) -> seconds.put(stage, nanos.value() / NANOS));
    double measured = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    seconds.put(TaskStage.OTHER, Math.max(0, taskNanos.value() / NANOS - measured));
    return seconds;
  }
}

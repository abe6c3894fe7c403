package dev.pointwise.jobs.spark;

import dev.pointwise.model.predict.StageTimes;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What tasks report while they run. A task that runs twice counts twice: for display and for times,
 * never for the number of rows.
 */
public record TaskMeters(
    LongAccumulator pictures,
    LongAccumulator rejected,
    LongAccumulator modelLoads,
    LongAccumulator waitNanos,
    LongAccumulator decodeNanos,
    LongAccumulator preprocessNanos,
    LongAccumulator forwardNanos,
    LargestValue peakMemoryBytes)
    implements Serializable {
  static final String PICTURES = "pictures";
  static final String REJECTED = "rejected";

  public static TaskMeters register(SparkContext context) {
    LargestValue peakMemory = new LargestValue();
    context.register(peakMemory, "peak memory in bytes");
    return new TaskMeters(
        context.longAccumulator(PICTURES),
        context.longAccumulator(REJECTED),
        context.longAccumulator("model loads"),
        context.longAccumulator("wait for pictures in ns"),
        context.longAccumulator("decode in ns"),
        context.longAccumulator("preprocess in ns"),
        context.longAccumulator("forward in ns"),
        peakMemory);
  }

  void add(StageTimes times, long waited) {
    waitNanos.add(waited);
    decodeNanos.add(times.decodeNanos());
    preprocessNanos.add(times.preprocessNanos());
    forwardNanos.add(times.forwardNanos());
    peakMemoryBytes.add(ProcessMemory.peakBytes());
  }
}

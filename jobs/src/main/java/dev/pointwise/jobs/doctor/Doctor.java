package dev.pointwise.jobs.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Checkups of the executors. */
public final class Doctor {
  /** Enough small tasks that no executor is left without one. */
  private static final int TASKS_PER_SLOT = 4;

  private Doctor() {}

  /** The checkup of each executor process; in local mode that is the driver's own. */
  public static List<Checkup> executors(SparkSession spark, CheckupRequest request) {
    int slots = spark.sparkContext().defaultParallelism();
    MapPartitionsFunction<Long, String> checkup =
        unused -> List.of(Checkup.ofThisProcess(request).toJson()).iterator();
    List<String> checkups =
        spark
            .range(0, slots, 1, slots * TASKS_PER_SLOT)
            .mapPartitions(checkup, Encoders.STRING())
            .collectAsList();
    return onePerProcess(checkups);
  }

  /** The last of each process: its memory grows from one to the next. */
  private static List<Checkup> onePerProcess(List<String> checkups) {
    Map<String, Checkup> last = new TreeMap<>();
    checkups.stream().map(Checkup::parse).forEach(checkup -> last.put(checkup.where(), checkup));
    return List.copyOf(last.values());
  }
}

package dev.pointwise.jobs.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Checkups of the driver and of the executors. */
public final class Doctor {
  /** Enough small tasks that no executor is left without one. */
  private static final int TASKS_PER_SLOT = 4;

  private static final String WRONG = "WRONG: ";

  private Doctor() {}

  /** The checkup of each executor process, as text; in local mode that is the driver's own. */
  public static List<String> executors(SparkSession spark) {
    int slots = spark.sparkContext().defaultParallelism();
    MapPartitionsFunction<Long, String> checkup =
        unused -> List.of(Checkup.ofThisProcess().text()).iterator();
    List<String> checkups =
        spark
            .range(0, slots, 1, slots * TASKS_PER_SLOT)
            .mapPartitions(checkup, Encoders.STRING())
            .collectAsList();
    return onePerProcess(checkups);
  }

  /** The last of each process: its memory grows from one to the next. */
  private static List<String> onePerProcess(List<String> checkups) {
    Map<String, String> last = new TreeMap<>();
    checkups.forEach(checkup -> last.put(checkup.lines().findFirst().orElse(""), checkup));
    return List.copyOf(last.values());
  }

  /** Whether a checkup's text tells of a fault. */
  public static boolean isSound(String checkup) {
    return !checkup.contains(WRONG);
  }
}

package dev.pointwise.jobs.doctor;

import java.util.List;
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
    return spark
        .range(0, slots, 1, slots * TASKS_PER_SLOT)
        .mapPartitions(checkup, Encoders.STRING())
        .distinct()
        .collectAsList();
  }

  /** Whether a checkup's text tells of a fault. */
  public static boolean isSound(String checkup) {
    return !checkup.contains(WRONG);
  }
}

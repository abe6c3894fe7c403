package dev.pointwise.jobs.memory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What executors can tell that Spark's settings do not: the memory that their machines have left,
 * and how many cores they were given. Asks those that are there; needs them to run a small job.
 */
final class ExecutorProbe {
  /** Enough small tasks that few executors are left without one. */
  private static final int TASKS_PER_SLOT = 4;

  private static final int FIELDS = 5;
  private static final String DRIVER = "driver";

  private final SparkSession spark;

  ExecutorProbe(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Bytes that an executor may hold on the machine that has the least for each: executors of one
   * machine share what is free there.
   */
  long totalOfEach() {
    Map<String, Map<String, FreeMemory>> machines = new TreeMap<>();
    for (String answer : answers()) {
      String[] parts = answer.split("\t", FIELDS);
      machines
          .computeIfAbsent(parts[0], host -> new TreeMap<>())
          .put(parts[1], new FreeMemory(number(parts[2]), number(parts[3]), number(parts[4])));
    }
    return machines.values().stream()
        .map(Map::values)
        .flatMap(sharing -> sharing.stream().map(free -> free.total(sharing.size())))
        .mapToLong(Long::longValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private List<String> answers() {
    int slots = spark.sparkContext().defaultParallelism();
    MapPartitionsFunction<Long, String> answer = unused -> List.of(answer()).iterator();
    return spark
        .range(0, slots, 1, slots * TASKS_PER_SLOT)
        .mapPartitions(answer, Encoders.STRING())
        .collectAsList();
  }

  /** Host, process, what it has left. */
  private static String answer() throws UnknownHostException {
    FreeMemory free = FreeMemory.ofThisProcess();
    return "%s\t%d\t%d\t%d\t%d"
        .formatted(
            InetAddress.getLocalHost().getHostName(),
            ProcessHandle.current().pid(),
            free.machine(),
            free.container(),
            free.held());
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  /** The most cores that any executor was given; 1 where none is known. */
  int cores() {
    return CollectionConverters.asJava(spark.sparkContext().statusStore().executorList(true))
        .stream()
        .filter(executor -> !executor.id().equals(DRIVER))
        .mapToInt(executor -> executor.totalCores())
        .max()
        .orElse(1);
  }
}

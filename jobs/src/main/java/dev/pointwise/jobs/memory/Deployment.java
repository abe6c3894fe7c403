package dev.pointwise.jobs.memory;

import java.util.List;

/** Where tasks run: what bounds the memory of their process, and how its settings are called. */
public enum Deployment {
  /** Local mode, from {@code scripts/pointwise}. */
  LOCAL("-Xmx%dm", "-Dspark.master=local[%d]"),

  /** Local mode, from spark-submit. */
  LOCAL_SUBMITTED("--driver-memory %dm", "--master local[%d]"),

  /** Executors that are bounded by their machine only, whatever Spark was told: standalone. */
  MACHINES("--conf spark.executor.memory=%dm", "--conf spark.executor.cores=%d"),

  /** Executors in containers of the size that Spark asked for: YARN, Kubernetes. */
  CONTAINERS("--conf spark.executor.memory=%dm", "--conf spark.executor.cores=%d");

  private final String heap;
  private final String cores;

  Deployment(String heap, String cores) {
    this.heap = heap;
    this.cores = cores;
  }

  /** Sets the limit of Java's heap. */
  String heapSetting(long mebibytes) {
    return heap.formatted(mebibytes);
  }

  /** Sets how many cores a process has for its tasks. */
  String coresSetting(int number) {
    return cores.formatted(number);
  }

  /** Settings as they are typed. */
  String typed(List<String> settings) {
    String words = String.join(" ", settings);
    return this == LOCAL ? "POINTWISE_JAVA_OPTIONS='" + words + "'" : words;
  }

  boolean isLocal() {
    return this == LOCAL || this == LOCAL_SUBMITTED;
  }
}

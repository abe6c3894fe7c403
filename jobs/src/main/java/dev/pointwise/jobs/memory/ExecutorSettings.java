package dev.pointwise.jobs.memory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** What Spark's settings say of the processes that run tasks, with Spark's defaults. */
record ExecutorSettings(SparkConf conf) {
  private static final long MEBIBYTE = 1L << 20;
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String FACTOR = "spark.executor.memoryOverheadFactor";
  private static final String KUBERNETES_FACTOR = "spark.kubernetes.memoryOverheadFactor";
  private static final double DEFAULT_FACTOR = 0.1;

  /** {@code local[4]}, {@code local[4,2]}, {@code local[*]}; {@code local} alone is one thread. */
  private static final Pattern LOCAL = Pattern.compile("local\\[(\\d+|\\*)(?:,.*)?]");

  /** Executors as processes of this machine, for tests of Spark: executors, cores, MiB. */
  private static final Pattern LOCAL_CLUSTER =
      Pattern.compile("local-cluster\\[\\s*\\d+\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");

  private String master() {
    return conf.get("spark.master", "local");
  }

  Deployment deployment() {
    String master = master();
    if (master.equals("local") || LOCAL.matcher(master).matches()) {
      return conf.contains("spark.submit.deployMode")
          ? Deployment.LOCAL_SUBMITTED
          : Deployment.LOCAL;
    }
    return master.startsWith("spark://") || LOCAL_CLUSTER.matcher(master).matches()
        ? Deployment.MACHINES
        : Deployment.CONTAINERS;
  }

  int cpusPerTask() {
    return conf.getInt("spark.task.cpus", 1);
  }

  /** Tasks at once in one process, where the settings tell. */
  Optional<Integer> slots() {
    return cores().map(this::slots);
  }

  /** Tasks at once on that many cores. */
  int slots(int cores) {
    return Math.max(1, cores / cpusPerTask());
  }

  private Optional<Integer> cores() {
    return switch (deployment()) {
      case LOCAL, LOCAL_SUBMITTED -> Optional.of(localCores());
      case MACHINES -> workersCores();
      case CONTAINERS -> Optional.of(conf.getInt("spark.executor.cores", 1));
    };
  }

  private int localCores() {
    Matcher matcher = LOCAL.matcher(master());
    if (!matcher.matches()) {
      return 1;
    }
    return matcher.group(1).equals("*")
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(matcher.group(1));
  }

  /** Without a setting, an executor has all cores of its worker. */
  private Optional<Integer> workersCores() {
    Matcher matcher = LOCAL_CLUSTER.matcher(master());
    return matcher.matches()
        ? Optional.of(Integer.parseInt(matcher.group(1)))
        : Optional.of(conf.getInt("spark.executor.cores", 0)).filter(cores -> cores > 0);
  }

  /** That an executor's heap may grow to, in bytes. */
  long heap() {
    return conf.getSizeAsMb("spark.executor.memory", "1g") * MEBIBYTE;
  }

  /** That a container has beside the heap, in bytes. */
  long overhead() {
    if (conf.contains(OVERHEAD)) {
      return conf.getSizeAsMb(OVERHEAD) * MEBIBYTE;
    }
    long least = conf.getSizeAsMb("spark.executor.minMemoryOverhead", "384m") * MEBIBYTE;
    return Math.max(least, (long) (heap() * factor()));
  }

  private double factor() {
    double standard =
        master().startsWith("k8s://")
            ? conf.getDouble(KUBERNETES_FACTOR, DEFAULT_FACTOR)
            : DEFAULT_FACTOR;
    return conf.getDouble(FACTOR, standard);
  }

  /** That Spark itself may take outside the heap, in bytes. */
  long offHeap() {
    return conf.getBoolean("spark.memory.offHeap.enabled", false)
        ? conf.getSizeAsBytes("spark.memory.offHeap.size", "0")
        : 0;
  }
}

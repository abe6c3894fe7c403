package dev.pointwise.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorSettingsTest {
  private static final long MIB = 1L << 20;

  private static ExecutorSettings settings(String master, String... keysAndValues) {
    SparkConf conf = new SparkConf(false).setMaster(master);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      conf.set(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new ExecutorSettings(conf);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "local; LOCAL",
        "local[4]; LOCAL",
        "local[*,3]; LOCAL",
        "spark://host:7077; MACHINES",
        "local-cluster[2,1,1024]; MACHINES",
        "yarn; CONTAINERS",
        "k8s://https://host:443; CONTAINERS",
      })
  void knowsWhereTasksRun(String master, Deployment deployment) {
    assertThat(settings(master).deployment()).isEqualTo(deployment);
  }

  @Test
  void knowsLocalModeOfSparkSubmit() {
    assertThat(settings("local[2]", "spark.submit.deployMode", "client").deployment())
        .isEqualTo(Deployment.LOCAL_SUBMITTED);
  }

  @ParameterizedTest(name = "{0} with {1} cores and {2} a task")
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "local; 1; 1; 1",
        "local[6]; 1; 1; 6",
        "local[6,2]; 1; 2; 3",
        "local-cluster[2,3,1024]; 1; 1; 3",
        "yarn; 4; 2; 2",
        "yarn; 1; 2; 1",
        "spark://host:7077; 8; 2; 4",
      })
  void countsTasksAtOnce(String master, String cores, String cpus, int slots) {
    ExecutorSettings settings =
        settings(master, "spark.executor.cores", cores, "spark.task.cpus", cpus);
    assertThat(settings.slots()).contains(slots);
  }

  @Test
  void aStandaloneExecutorHasWhatItsWorkerHas() {
    assertThat(settings("spark://host:7077").slots()).isEmpty();
    assertThat(settings("spark://host:7077", "spark.task.cpus", "2").slots(6)).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}: heap {1}, overhead {2}, factor {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "yarn, -, -, -, 1024, 384",
        "yarn, 8g, -, -, 8192, 819",
        "yarn, 8g, -, 0.25, 8192, 2048",
        "yarn, 2g, 1536, 0.25, 2048, 1536",
        "yarn, 2g, 1g, -, 2048, 1024",
        "k8s://h, 8g, -, -, 8192, 819",
      })
  void takesHeapAndOverheadAsSparkDoes(
      String master, String heap, String overhead, String factor, long heapMib, long overheadMib) {
    SparkConf conf = new SparkConf(false).setMaster(master);
    set(conf, "spark.executor.memory", heap);
    set(conf, "spark.executor.memoryOverhead", overhead);
    set(conf, "spark.executor.memoryOverheadFactor", factor);
    MemoryLimits limits = TaskMemory.containers(new ExecutorSettings(conf));
    assertThat(limits.heap()).isEqualTo(heapMib * MIB);
    assertThat((limits.total() - limits.heap()) / MIB).isEqualTo(overheadMib);
  }

  private static void set(SparkConf conf, String key, String value) {
    if (value != null) {
      conf.set(key, value);
    }
  }

  @Test
  void takesTheFactorThatOnlyKubernetesKnows() {
    String factor = "spark.kubernetes.memoryOverheadFactor";
    assertThat(settings("k8s://h", "spark.executor.memory", "4g", factor, "0.5").overhead())
        .isEqualTo(2048 * MIB);
    assertThat(settings("yarn", "spark.executor.memory", "4g", factor, "0.5").overhead())
        .isEqualTo((long) (4096 * MIB * 0.1));
  }

  @Test
  void countsSparksOwnMemoryOutsideTheHeapWhereItIsOn() {
    String size = "spark.memory.offHeap.size";
    assertThat(settings("yarn", size, "1g").offHeap()).isZero();
    assertThat(settings("yarn", "spark.memory.offHeap.enabled", "true", size, "1g").offHeap())
        .isEqualTo(1024 * MIB);
  }
}

package dev.pointwise.tests.system;

import dev.pointwise.tests.Checkout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code scripts/submit} with the shaded jar and the Spark home that {@code scripts/spark-home}
 * assembles.
 *
 * @param release of Spark
 * @param options spark-submit's own
 */
record SparkSubmit(String release, List<String> options) {
  /** What the tests run on; {@code -Dpointwise.spark=4.2.0} chooses another. */
  static final String RELEASE = System.getProperty("pointwise.spark", "4.1.0");

  static SparkSubmit to(String master) {
    return new SparkSubmit(RELEASE, List.of("--master", master));
  }

  /** Runs in one process with two task slots. */
  static SparkSubmit locally() {
    return to("local[2]");
  }

  /** Runs in one process with two task slots, to the end. */
  static Finished locally(String... arguments) {
    return locally().run(arguments);
  }

  SparkSubmit on(String otherRelease) {
    return new SparkSubmit(otherRelease, options);
  }

  /** In the place of the master that was named before: spark-submit takes the last one. */
  SparkSubmit at(String otherMaster) {
    return with("--master", otherMaster);
  }

  SparkSubmit with(String... more) {
    return new SparkSubmit(release, Stream.concat(options.stream(), Stream.of(more)).toList());
  }

  /** {@code setting} is {@code spark.key=value}. */
  SparkSubmit conf(String setting) {
    return with("--conf", setting);
  }

  Finished run(String... arguments) {
    return start(arguments).finished();
  }

  Running start(String... arguments) {
    String jar = Checkout.jar().toString();
    List<String> command = new ArrayList<>(List.of(script("submit")));
    command.addAll(options);
    command.add("--");
    command.addAll(Arrays.asList(arguments));
    Map<String, String> environment = new HashMap<>(environment(release));
    environment.put("POINTWISE_JAR", jar);
    return Running.start(environment, command);
  }

  /** So that our scripts take this release and no other Spark of the machine. */
  static Map<String, String> environment(String release) {
    return Map.of(
        "POINTWISE_SPARK", release,
        "SPARK_HOME", "",
        "SPARK_LOCAL_IP", "127.0.0.1",
        "OMP_NUM_THREADS", "1");
  }

  static String script(String name) {
    return Checkout.top().resolve("scripts").resolve(name).toString();
  }
}

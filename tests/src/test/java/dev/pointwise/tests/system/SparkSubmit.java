package dev.pointwise.tests.system;

import dev.pointwise.tests.Checkout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * spark-submit of the Spark home that {@code scripts/spark-home} assembles, with the shaded jar.
 */
final class SparkSubmit {
  private SparkSubmit() {}

  /** Runs in one process with two task slots. */
  static Finished locally(String... arguments) {
    return to("local[2]", List.of(), Arrays.asList(arguments));
  }

  /** {@code options} are spark-submit's own. */
  static Finished to(String master, List<String> options, List<String> arguments) {
    String home =
        Finished.run(Map.of(), List.of(Checkout.top().resolve("scripts/spark-home").toString()))
            .succeeded()
            .lastLine();
    List<String> command = new ArrayList<>(List.of(home + "/bin/spark-submit", "--master", master));
    command.addAll(options);
    command.addAll(List.of("--class", "dev.pointwise.jobs.Main", Checkout.jar().toString()));
    command.addAll(arguments);
    return Finished.run(Map.of("SPARK_LOCAL_IP", "127.0.0.1", "OMP_NUM_THREADS", "1"), command);
  }
}

package dev.pointwise.tests.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real standalone cluster on loopback, started by {@code scripts/cluster}; closing stops it. */
final class Cluster implements AutoCloseable {
  private static final String SCRIPT = SparkSubmit.script("cluster");

  private final Map<String, String> environment;
  private final String master;

  private Cluster(Map<String, String> environment, String master) {
    this.environment = environment;
    this.master = master;
  }

  static Cluster start(Path folder) {
    Map<String, String> environment = new HashMap<>(SparkSubmit.environment(SparkSubmit.RELEASE));
    environment.put("POINTWISE_CLUSTER_DIR", folder.toString());
    environment.put("POINTWISE_CLUSTER_PORT", "" + FreePort.beforeAnother());
    Finished started = Finished.run(environment, List.of(SCRIPT, "start")).succeeded();
    return new Cluster(environment, started.lastLine());
  }

  String master() {
    return master;
  }

  @Override
  public void close() {
    Finished.run(environment, List.of(SCRIPT, "stop")).succeeded();
  }
}

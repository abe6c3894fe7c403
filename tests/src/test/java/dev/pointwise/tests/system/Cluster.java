package dev.pointwise.tests.system;

import dev.pointwise.tests.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real standalone cluster on loopback, started by {@code scripts/cluster}; closing stops it. */
final class Cluster implements AutoCloseable {
  private static final String PORT = "17077";

  private final Map<String, String> environment;
  private final String master;

  private Cluster(Map<String, String> environment, String master) {
    this.environment = environment;
    this.master = master;
  }

  static Cluster start(Path folder) {
    Map<String, String> environment =
        Map.of("POINTWISE_CLUSTER_DIR", folder.toString(), "POINTWISE_CLUSTER_PORT", PORT);
    String script = Checkout.top().resolve("scripts/cluster").toString();
    Finished started = Finished.run(environment, List.of(script, "start")).succeeded();
    return new Cluster(environment, started.lastLine());
  }

  String master() {
    return master;
  }

  @Override
  public void close() {
    String script = Checkout.top().resolve("scripts/cluster").toString();
    Finished.run(environment, List.of(script, "stop")).succeeded();
  }
}

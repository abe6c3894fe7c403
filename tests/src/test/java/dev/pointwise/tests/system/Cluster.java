package dev.pointwise.tests.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real standalone cluster on loopback, started by {@code scripts/cluster}; closing stops it. */
final class Cluster implements AutoCloseable {
  private static final String SCRIPT = SparkSubmit.script("cluster");

  private final Path folder;
  private final Map<String, String> environment;
  private final String master;

  private Cluster(Path folder, Map<String, String> environment, String master) {
    this.folder = folder;
    this.environment = environment;
    this.master = master;
  }

  static Cluster start(Path folder) {
    Map<String, String> environment = new HashMap<>(SparkSubmit.environment(SparkSubmit.RELEASE));
    environment.put("POINTWISE_CLUSTER_DIR", folder.toString());
    environment.put("POINTWISE_CLUSTER_PORT", "" + FreePort.beforeAnother());
    environment.put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    Finished started = Finished.run(environment, List.of(SCRIPT, "start")).succeeded();
    return new Cluster(folder, environment, started.lastLine());
  }

  String master() {
    return master;
  }

  /** The workers that run. */
  List<ProcessHandle> workers() {
    return Stream.of("worker-1.pid", "worker-2.pid")
        .map(folder::resolve)
        .map(Cluster::pid)
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .toList();
  }

  private static long pid(Path file) {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The executors that run, of all applications in client mode. */
  List<ProcessHandle> executors() {
    return workers().stream().flatMap(ProcessHandle::children).toList();
  }

  /** Starts the workers that were killed. */
  void mend() {
    Finished.run(environment, List.of(SCRIPT, "start")).succeeded();
  }

  @Override
  public void close() {
    Finished.run(environment, List.of(SCRIPT, "stop")).succeeded();
  }
}

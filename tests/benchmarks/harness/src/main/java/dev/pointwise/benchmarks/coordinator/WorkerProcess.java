package dev.pointwise.benchmarks.coordinator;

import dev.pointwise.benchmarks.worker.Floats;
import dev.pointwise.benchmarks.worker.Worker;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link Worker} in its own JVM, on its peer's class path. */
final class WorkerProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 20;

  private final String peer;
  private final Path log;
  private final Process process;
  private final PrintStream commands;
  private final BufferedReader answers;

  private WorkerProcess(String peer, Path log, Process process) {
    this.peer = peer;
    this.log = log;
    this.process = process;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static WorkerProcess start(Checkout checkout, String peer) throws IOException {
    Path folder = checkout.peer(peer);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Files.exists(folder.resolve("jvm.options"))) {
      command.add("@" + folder.resolve("jvm.options"));
    }
    command.addAll(List.of("-Xmx3g", "-cp", classPath(folder), Worker.class.getName()));
    Path log = checkout.log(peer);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OMP_WAIT_POLICY", "PASSIVE"));
    return new WorkerProcess(peer, log, builder.start());
  }

  private static String classPath(Path folder) throws IOException {
    return folder.resolve("target/classes")
        + File.pathSeparator
        + Files.readString(folder.resolve("target/classpath.txt")).strip();
  }

  String peer() {
    return peer;
  }

  Prepared prepare(Path model, Setting setting) {
    String[] words =
        ask("prepare %d %d %s".formatted(setting.batchSize(), setting.callers(), model))
            .split(" ", 2);
    return new Prepared(Double.parseDouble(words[0]), words[1]);
  }

  /**
   * @param seconds until each caller had run its first batch
   */
  record Prepared(double seconds, String version) {}

  /** By caller. */
  List<float[]> outputs() {
    return Arrays.stream(ask("outputs").split(" ")).map(Floats::parse).toList();
  }

  double imagesPerSecond(double seconds) {
    return Double.parseDouble(ask("run " + seconds));
  }

  private String ask(String command) {
    commands.println(command);
    try {
      String line = answers.readLine();
      while (line != null && !line.startsWith(Worker.ANSWER)) {
        line = answers.readLine(); // a native library's own words
      }
      if (line == null) {
        throw new IllegalStateException(
            "Peer '%s' ended at '%s'; %s says why:%n%s"
                .formatted(peer, command, log, Files.readString(log)));
      }
      return line.substring(Worker.ANSWER.length());
    } catch (IOException e) {
      throw new IllegalStateException("Peer '%s' cannot be heard".formatted(peer), e);
    }
  }

  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

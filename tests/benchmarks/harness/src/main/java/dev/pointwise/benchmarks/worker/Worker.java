package dev.pointwise.benchmarks.worker;

import dev.pointwise.benchmarks.peer.Peer;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Reads commands from standard input, one a line, and answers each on standard output by one line
 * that starts with {@link #ANSWER}:
 *
 * <pre>
 *   prepare BATCH CALLERS MODEL   seconds (first batch of each caller included), peer's version
 *   outputs                       each caller's output of the last batch, see {@link Floats}
 *   run SECONDS                   images a second, all callers together
 * </pre>
 *
 * It ends with its input. A failure ends it too, with a stack trace on standard error.
 */
public final class Worker {
  /** Tells an answer from what a native library may print. */
  public static final String ANSWER = "> ";

  private final Peer peer;
  private Callers callers;

  private Worker(Peer peer) {
    this.peer = peer;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Thread.setDefaultUncaughtExceptionHandler(Worker::end);
    Worker worker = new Worker(ServiceLoader.load(Peer.class).findFirst().orElseThrow());
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        answers.println(ANSWER + worker.answer(command));
      }
    }
    worker.close();
  }

  /** Whatever threads a peer has started. */
  private static void end(Thread thread, Throwable failure) {
    failure.printStackTrace(System.err);
    Runtime.getRuntime().halt(1);
  }

  private String answer(String command) {
    String[] words = command.split(" ", 4);
    return switch (words[0]) {
      case "prepare" ->
          prepare(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Path.of(words[3]));
      case "outputs" -> callers.outputs();
      case "run" -> String.valueOf(callers.imagesPerSecond(Double.parseDouble(words[1])));
      default -> throw new IllegalArgumentException("Unknown command '%s'".formatted(command));
    };
  }

  private String prepare(int batchSize, int threads, Path model) {
    long start = System.nanoTime();
    callers = Callers.start(peer.prepare(model, batchSize), batchSize, threads);
    double seconds = (System.nanoTime() - start) / 1e9;
    return seconds + " " + peer.version();
  }

  private void close() {
    if (callers != null) {
      callers.close();
    }
  }
}

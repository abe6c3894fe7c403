package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that has ended: its exit code and what it wrote. */
record Finished(List<String> command, int exitCode, String out, String err) {
  private static final long LIMIT_MINUTES = 5;

  /** Runs a command to its end, in the checkout's top folder. */
  static Finished run(Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("pointwise", ".out");
      Path err = Files.createTempFile("pointwise", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Checkout.top().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(
            command + " did not end within " + LIMIT_MINUTES + " minutes:\n" + read(err));
      }
      return new Finished(command, process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new AssertionError("Cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while running " + command, e);
    }
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  Finished succeeded() {
    assertThat(exitCode).as("%s%n%s%n%s", command, out, err).isZero();
    return this;
  }

  /** The last line on standard output: the result. */
  String lastLine() {
    List<String> lines = new ArrayList<>(out.strip().lines().toList());
    assertThat(lines).as("standard output of %s", command).isNotEmpty();
    return lines.get(lines.size() - 1);
  }
}

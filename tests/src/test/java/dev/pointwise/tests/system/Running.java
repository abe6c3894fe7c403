package dev.pointwise.tests.system;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours, started in the checkout's top folder; closing ends it the hard way. */
record Running(List<String> command, Process process, Path out, Path err) implements AutoCloseable {
  private static final long LIMIT_MINUTES = 15;

  static Running start(Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("pointwise", ".out");
      Path err = Files.createTempFile("pointwise", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Checkout.top().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new Running(command, builder.start(), out, err);
    } catch (IOException e) {
      throw new AssertionError("Cannot run " + command, e);
    }
  }

  /** Waits for its end. */
  Finished finished() {
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(
            command
                + " did not end within "
                + LIMIT_MINUTES
                + " minutes:\n"
                + Files.readString(err));
      }
      return new Finished(command, process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new AssertionError("Cannot read what " + command + " wrote", e);
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

  /** Ends it as {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}

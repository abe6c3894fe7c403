package dev.pointwise.benchmarks.coordinator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Other programs, run in a folder. */
public record Program(Path folder) {
  /** Its standard output, without the last line break. */
  public String output(List<String> command) throws IOException {
    Process process = start(command);
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    requireSuccess(command, process);
    return output;
  }

  /** What it prints goes to standard error. */
  public void runOrThrow(List<String> command) throws IOException {
    Process process = start(command);
    process.getInputStream().transferTo(System.err);
    requireSuccess(command, process);
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void requireSuccess(List<String> command, Process process) {
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "'%s' ended with status %d".formatted(String.join(" ", command), status));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while '%s' ran".formatted(command), e);
    }
  }
}

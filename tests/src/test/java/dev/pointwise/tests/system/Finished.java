package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that has ended: its exit code and what it wrote. */
record Finished(List<String> command, int exitCode, String out, String err) {

  /** Runs a command to its end, in the checkout's top folder. */
  static Finished run(Map<String, String> environment, List<String> command) {
    return Running.start(environment, command).finished();
  }

  Finished succeeded() {
    return endedWith(0);
  }

  Finished endedWith(int expected) {
    assertThat(exitCode)
        .as("exit code of %s%n%s%n%s", command, out, err.replaceAll("(?m)^\tat .*\n", ""))
        .isEqualTo(expected);
    return this;
  }

  /** The last line on standard output: the result. */
  String lastLine() {
    List<String> lines = new ArrayList<>(out.strip().lines().toList());
    assertThat(lines).as("standard output of %s", command).isNotEmpty();
    return lines.get(lines.size() - 1);
  }
}

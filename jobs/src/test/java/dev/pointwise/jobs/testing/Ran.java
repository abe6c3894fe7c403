package dev.pointwise.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.cli.CommandLineProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The program's run inside this JVM: what a user would see of it. */
public record Ran(int code, String out, String err) {
  /** Runs with the arguments' texts. */
  public static Ran with(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new CommandLineProgram(stream(out), stream(err))
            .run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  public Ran succeeded() {
    assertThat(code).as(err).isZero();
    return this;
  }

  /** Ended with this code, nothing on standard output, and one message with these words. */
  public Ran failed(int expectedCode, String... words) {
    assertThat(code).as(err).isEqualTo(expectedCode);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("pointwise: ").doesNotContain("\tat ");
    assertThat(words).allSatisfy(word -> assertThat(err).contains(word));
    assertThat(err.lines().filter(line -> line.startsWith("pointwise: "))).hasSize(1);
    return this;
  }
}

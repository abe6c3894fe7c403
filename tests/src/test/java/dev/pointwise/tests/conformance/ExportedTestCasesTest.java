package dev.pointwise.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.cli.CommandLineProgram;
import dev.pointwise.model.inspect.Summary;
import dev.pointwise.model.zoo.Weights;
import dev.pointwise.model.zoo.Zoo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code export --with-test-data}, then {@code verify}, as a user types them. */
class ExportedTestCasesTest {
  /** What textbook loops work out in a second or so; the long build does all. */
  private static final long MOST_MACS =
      Boolean.getBoolean("pointwise.long") ? Long.MAX_VALUE : 350_000_000;

  @TempDir private Path folder;

  static List<String> architectures() {
    return Zoo.names().stream()
        .filter(name -> Summary.of(Zoo.build(name, Weights.blank())).macs() < MOST_MACS)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void architecturesOfTheZooPass(String name) {
    assertPasses("zoo:%s?init=random&seed=1".formatted(name));
  }

  @ParameterizedTest
  @EnumSource
  void trainedNetworksPass(TrainedNetwork network) {
    assertPasses(network.model().toString());
  }

  private void assertPasses(String model) {
    Path exported = folder.resolve("case/model.onnx");
    printed("export", "--model", model, "--output", exported.toString(), "--with-test-data");
    assertThat(printed("verify", folder.toString()))
        .startsWith("PASS case ")
        .endsWith("1 passed, 0 failed, 0 unsupported\n");
  }

  private static String printed(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new CommandLineProgram(stream(out), stream(err)).run(arguments);
    String printed = out.toString(StandardCharsets.UTF_8);
    assertThat(code).as(printed + err.toString(StandardCharsets.UTF_8)).isZero();
    return printed;
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ConfigFileTest {
  @TempDir Path folder;

  private final CommandLine program = new CommandLineProgram(System.out, System.err).commandLine();

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("job.yaml"), yaml);
  }

  private String[] expand(Path file, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "predict";
    arguments[1] = "--config";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return ConfigFile.expand(program, arguments);
  }

  @Test
  void turnsKeysIntoOptions() throws IOException {
    Path file = write("batch-size: 16\ninput: [a, b]\nquiet: true\nmax-reject-rate: 0.1\n");
    assertThat(expand(file))
        .containsExactly(
            "predict",
            "--batch-size=16",
            "--input=a",
            "--input=b",
            "--quiet",
            "--max-reject-rate=0.1",
            "--config",
            file.toString());
  }

  @Test
  void takesTheExampleOfTheRepository() {
    Path example = Path.of(System.getProperty("pointwise.checkout"), "conf/jobs/predict.yaml");
    assertThat(expand(example)).contains("--model=zoo:default", "--top-k=5", "--format=parquet");
  }

  @Test
  void letsTheCommandLineWin() throws IOException {
    Path file = write("batch-size: 16\ninput: [a, b]\nquiet: false\n");
    assertThat(expand(file, "--batch-size=2", "--input", "c"))
        .containsExactly("predict", "--config", file.toString(), "--batch-size=2", "--input", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batchsize: 3 | 'batchsize'",
        "batchsize: 3 | did you mean 'batch-size'",
        "config: other.yaml | 'config'",
        "quiet: 7 | true or false",
        "batch-size: [1, 2] | 'batch-size'",
        "output: | 'output'",
        "just words | no YAML map",
        "'a: [' | no YAML",
      })
  void namesWhatIsWrongWithTheFile(String yaml, String words) throws IOException {
    Path file = write(yaml);
    assertThatThrownBy(() -> expand(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("job.yaml")
        .hasMessageContaining(words);
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatThrownBy(() -> expand(folder.resolve("none.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none.yaml' cannot be read: it does not exist");
  }

  @Test
  void refusesAKeyGivenTwice() throws IOException {
    Path file = write("batch-size: 1\nbatch-size: 2\n");
    assertThatThrownBy(() -> expand(file)).hasMessageContaining("batch-size");
  }

  @Test
  void isFoundBehindOptionsOfTheProgram() throws IOException {
    Path file = write("batch-size: 16\n");
    String[] arguments = {"--debug", "predict", "--config", file.toString()};
    assertThat(ConfigFile.expand(program, arguments))
        .containsExactly("--debug", "predict", "--batch-size=16", "--config", file.toString());
  }
}

package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.run.Progress;
import dev.pointwise.jobs.testing.Ran;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict",
        "features",
        "summary",
        "reductions",
        "verify",
        "bench",
        "sample",
        "doctor",
        ""
      })
  void fitsEightyColumns(String command) {
    Ran help = command.isEmpty() ? Ran.with("--help") : Ran.with(command, "--help");
    assertThat(help.succeeded().out().lines())
        .hasSizeGreaterThan(5)
        .allMatch(l -> l.length() <= 80);
  }

  @Test
  void namesTheExitCodesAndTheCommands() {
    assertThat(Ran.with("--help").out())
        .contains("Exit codes:", "predict", "features", "summary", "verify", "bench", "doctor");
  }

  @Test
  void tellsTheVersion() {
    assertThat(Ran.with("--version").succeeded().out()).startsWith("pointwise ");
  }

  @Test
  void saysHowFarARunIs() {
    assertThat(ProgressLines.line(new Progress(1200, OptionalLong.of(5000), 3, 5)))
        .isEqualTo("1,200 of 5,000 pictures, 240.0/s, 0:00:16 to go, 3 rejected");
    assertThat(ProgressLines.line(new Progress(0, OptionalLong.of(5000), 0, 1)))
        .contains("? to go");
  }

  @Test
  void saysNoTotalWhereNobodyCountedThePictures() {
    assertThat(ProgressLines.line(new Progress(17, OptionalLong.empty(), 1, 5)))
        .isEqualTo("17 pictures, 3.4/s, 1 rejected");
  }
}

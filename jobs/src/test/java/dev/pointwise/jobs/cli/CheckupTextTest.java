package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.doctor.Checkup;
import dev.pointwise.jobs.doctor.Finding;
import dev.pointwise.jobs.doctor.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class CheckupTextTest {
  private static final Checkup CHECKUP =
      new Checkup(
          "host, process 7",
          List.of(
              new Finding(Level.OK, "spark", "Spark 4.1.0", ""),
              new Finding(
                  Level.FAIL,
                  "temp folder",
                  "/a/folder/with/a/name/that/is/long cannot be written: there is no space left",
                  "-Djava.io.tmpdir=FOLDER")));

  @Test
  void wrapsLinesAndIndentsWhatBelongsToThem() {
    assertThat(CheckupText.lines("Executor", CHECKUP, Ansi.OFF))
        .containsExactly(
            "Executor: host, process 7",
            "  ok    spark          Spark 4.1.0",
            "  fail  temp folder    /a/folder/with/a/name/that/is/long cannot be written:",
            "                       there is no space left",
            "                       -> -Djava.io.tmpdir=FOLDER")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void coloursTheLevelForAPerson() {
    assertThat(CheckupText.lines("Executor", CHECKUP, Ansi.ON).get(2))
        .contains("\u001B[31m")
        .contains("fail");
  }
}

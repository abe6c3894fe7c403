package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  @TempDir static Path folder;
  private static Path card;
  private static Path pictures;

  @BeforeAll
  static void draw() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.addBad(Pictures.good(folder.resolve("pictures"), 8));
    LocalSpark.session();
  }

  private static Ran predict(String output, String format, Path report) {
    return Ran.with(
        "predict",
        "--model",
        card,
        "--input",
        pictures,
        "--output",
        folder.resolve(output),
        "--format",
        format,
        "--report",
        report);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "json", "csv"})
  void showsPicturesClassesAndRejects(String format) throws IOException {
    Path report = folder.resolve("pages/" + format + ".html");

    predict(format, format, report).succeeded();

    assertThat(Files.readString(report))
        .contains("<dt>pictures</dt><dd>11</dd>", "<dt>rejected</dt><dd>3</dd>")
        .contains("Score of the best class", "Best class", "TRUNCATED", "002-blue.png")
        .contains("3 of 3 rejected pictures", "bad-half.jpg", "class=\"verdict\"", "Run record")
        .contains("data:image/jpeg;base64,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "json", "csv"})
  void showsTheLayersOfFeatures(String format) {
    Path report = folder.resolve("pages/features-" + format + ".html");
    Ran.with(
            "features",
            "--model",
            card,
            "--layer",
            "stem/conv.0",
            "--layer",
            "logits",
            "--input",
            pictures,
            "--output",
            folder.resolve("features-" + format),
            "--format",
            format,
            "--report",
            report)
        .succeeded();
    assertThat(report)
        .content()
        .contains("Values of 8 pictures", ">stem/conv.0</th>", ">4x8x8</td>", "data:image/jpeg;")
        .doesNotContain("Best class");
  }

  @Test
  void showsARunThatRejectedEverything() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.write(bad.resolve("nothing.jpg"), new byte[0]);
    Path report = folder.resolve("bad.html");
    Ran.with(
        "predict",
        "--model",
        card,
        "--input",
        bad,
        "--output",
        folder.resolve("bad-rows"),
        "--max-reject-rate",
        "0.5",
        "--report",
        report);
    assertThat(report)
        .content()
        .contains("Counts as failed: more than 50 % of the pictures were rejected", "EMPTY")
        .doesNotContain("Best class", "Score of the best class");
  }

  @Test
  void refusesAPageThatCannotBeWrittenBeforeAnythingIsComputed() {
    predict("refused", "json", pictures).failed(6, "Report", pictures.toString(), "it is a folder");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void showsPicturesWithAnyName() throws IOException {
    Path odd = Pictures.good(folder.resolve("odd"), 1);
    Files.move(odd.resolve("000-red.png"), odd.resolve("a #1 50%.png"));
    Path report = folder.resolve("odd.html");
    Ran.with(
            "predict",
            "--model",
            card,
            "--input",
            odd,
            "--output",
            folder.resolve("odd-rows"),
            "--report",
            report)
        .succeeded();
    assertThat(report).content().contains("a #1 50%.png", "data:image/jpeg;base64,");
  }

  @Test
  void writesThePageAloneIntoItsFolder() {
    Path report = folder.resolve("alone/page.html");
    predict("alone-rows", "json", report).succeeded();
    assertThat(report.getParent().toFile().list()).containsExactly("page.html");
  }
}

package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointwise.tests.Checkout;
import dev.pointwise.tests.system.Browser.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of {@code --report}, in a browser: on a desk and on a telephone, by day and by night.
 */
class ReportPageIT {
  private static final int DESK = 1280;
  private static final int TELEPHONE = 400;
  private static final int PICTURES = 24;
  private static final int REJECTED = 3;

  /** WCAG 2.1, level AA, for text of any size. */
  private static final double LEAST_CONTRAST = 4.5;

  private static final String PREDICT = "predict";
  private static final String FEATURES = "features";

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void run() throws IOException {
    Checkout.jar();
    browser = Browser.start();
    String pictures = folder.resolve("pictures").toString();
    SparkSubmit.locally("sample", "--output", pictures, "--count", "" + PICTURES).succeeded();
    addBroken(folder.resolve("pictures"));
    write(PREDICT, pictures);
    write(FEATURES, pictures, "--layer", "cccp2", "--layer", "pool3", "--pool", "avg");
  }

  private static void addBroken(Path pictures) throws IOException {
    Files.write(pictures.resolve("empty.jpg"), new byte[0]);
    Files.writeString(pictures.resolve("page.png"), "<html>404 Not Found</html>");
    try (DirectoryStream<Path> whole = Files.newDirectoryStream(pictures, "*-*.jpg")) {
      byte[] half = Files.readAllBytes(whole.iterator().next());
      Files.write(
          pictures.resolve("a-long-name-without-blanks_".repeat(4) + "cut.jpg"),
          Arrays.copyOf(half, half.length / 2));
    }
  }

  private static void write(String command, String pictures, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--input", pictures, "--quiet"));
    arguments.addAll(List.of("--output", rows(command).toString()));
    arguments.addAll(List.of("--report", page(command).toString()));
    arguments.addAll(List.of(more));
    SparkSubmit.locally(arguments.toArray(String[]::new)).succeeded();
  }

  private static Path rows(String command) {
    return folder.resolve(command);
  }

  private static Path page(String command) {
    return folder.resolve(command + ".html");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static Stream<Arguments> views() {
    return Stream.of(PREDICT, FEATURES)
        .flatMap(
            command ->
                Stream.of(DESK, TELEPHONE)
                    .flatMap(
                        width ->
                            Stream.of(ColorScheme.values())
                                .map(scheme -> Arguments.of(command, width, scheme))));
  }

  @ParameterizedTest
  @MethodSource("views")
  void isWholeAndReadable(String command, int width, ColorScheme scheme) throws IOException {
    browser.open(page(command), width, scheme);

    assertThat(browser.messages()).as("the console").isEmpty();
    assertThat(browser.requests()).containsExactly(page(command).toUri().toString());
    JsonNode look = look();
    assertThat(look.get("width").asInt()).isLessThanOrEqualTo(width);
    assertThat(look.get("outside")).as("beyond the edges or cut off").isEmpty();
    assertThat(look.get("faint")).as("texts of too little contrast").isEmpty();
    assertThat(look.get("pictures")).hasSizeGreaterThanOrEqualTo(18);
    assertThat(look.get("pictures")).allMatch(side -> side.asInt() > 0, "is decoded");
    assertThat(look.get("background").asDouble())
        .as("luminance of the background")
        .matches(scheme == ColorScheme.DARK ? light -> light < 0.05 : light -> light > 0.85);
  }

  /** What report-page.js sees. */
  private static JsonNode look() throws IOException {
    try (InputStream script = ReportPageIT.class.getResourceAsStream("report-page.js")) {
      String function = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return browser.evaluate("(%s)(%s)".formatted(function, LEAST_CONTRAST));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PREDICT, FEATURES})
  void tellsWhatTheRunRecordTells(String command) throws IOException {
    browser.open(page(command), DESK, ColorScheme.LIGHT);

    JsonNode counts = RunRecord.read(rows(command)).get("counts");
    assertThat(counts.get("found").asInt()).isEqualTo(PICTURES + REJECTED);
    JsonNode figures =
        browser.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.figures div')].map(figure =>"
                + " [figure.querySelector('dt').innerText, figure.querySelector('dd').innerText]))");
    assertThat(figures.get("pictures").asText()).isEqualTo(counts.get("found").asText());
    assertThat(figures.get("with a result").asText()).isEqualTo(counts.get("ok").asText());
    assertThat(figures.get("rejected").asText()).isEqualTo(counts.get("rejected").asText());
    JsonNode rejected =
        browser.evaluate(
            "[...document.querySelectorAll('.rejected .tag')].map(tag => tag.innerText)");
    assertThat(rejected)
        .extracting(JsonNode::asText)
        .containsExactly("EMPTY", "NOT_AN_IMAGE", "TRUNCATED");
  }
}

package dev.pointwise.jobs.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code model/README.md}: its commands print what stands there. */
class TourTest {
  private static final String PROMPT = "$ scripts/pointwise ";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");

  /** Options whose values are files of the reader's. */
  private static final List<String> FILES = List.of("--output", "--input", "--image");

  @TempDir private Path folder;

  private static String tour() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("pointwise.checkout")).resolve("model/README.md"));
  }

  /** A command and what stands below it; nothing where its output is not shown. */
  private record Example(String command, String shown) {
    /** Lines may be left out where "..." stands. */
    Pattern pattern() {
      return Pattern.compile(
          shown
              .lines()
              .map(line -> line.equals("...") ? ".*" : Pattern.quote(line))
              .collect(joining("\n")),
          Pattern.DOTALL);
    }
  }

  private static List<Example> examples() throws IOException {
    return BLOCK
        .matcher(tour())
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.startsWith(PROMPT))
        .flatMap(
            block ->
                Stream.of(block.substring(PROMPT.length()).split(Pattern.quote("\n" + PROMPT))))
        .map(TourTest::example)
        .toList();
  }

  private static Example example(String text) {
    String[] parts = text.strip().split("\n", 2);
    return new Example(parts[0], parts.length == 1 ? "" : parts[1]);
  }

  private Ran run(String command) {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    for (int i = 1; i < words.size(); i++) {
      if (FILES.contains(words.get(i - 1))) {
        words.set(i, folder.resolve(words.get(i)).toString());
      }
    }
    return Ran.with(words.toArray()).succeeded();
  }

  @Test
  void everyCommandPrintsWhatStandsBelowIt() throws IOException {
    LocalSpark.session();
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(5);
    for (Example example : examples) {
      String printed = run(example.command()).out().strip();
      if (!example.shown().isEmpty()) {
        assertThat(printed).as(example.command()).matches(example.pattern());
      }
    }
    assertThat(folder.resolve("maps.png")).isNotEmptyFile();
    assertThat(tour().replaceAll("\\s+", " ")).contains(scoreMap(folder.resolve("rows")));
  }

  /** The words for the only row's score map. */
  private static String scoreMap(Path rows) throws IOException {
    try (Stream<Path> files = Files.list(rows)) {
      Path file = files.filter(path -> path.toString().endsWith(".json")).findFirst().orElseThrow();
      JsonNode row = new ObjectMapper().readTree(file.toFile());
      JsonNode shape = row.get("score_map_shape");
      return "%s classes x %s x %s places".formatted(shape.get(0), shape.get(1), shape.get(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"googlenet", "resnet50"})
  void theLastSentencesOfLargeNetworks(String name) throws IOException {
    String printed = Ran.with("reductions", "--model", "zoo:" + name).succeeded().out().strip();
    assertThat(tour()).contains(printed.substring(printed.lastIndexOf("\n\n")).strip());
  }
}

package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  @TempDir static Path folder;
  private static Path card;
  private static Path pictures;
  private static SparkSession spark;

  @BeforeAll
  static void setUp() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.addBad(Pictures.good(folder.resolve("pictures"), 5));
    spark = LocalSpark.session();
  }

  private static Path run(String command, String output, Object... more) {
    Path path = folder.resolve(output);
    Stream<Object> arguments =
        Stream.of(command, "--model", card, "--input", pictures, "--output", path);
    Ran.with(Stream.concat(arguments, Stream.of(more)).toArray()).succeeded();
    return path;
  }

  @Test
  void writesJsonWithEveryKeyInEveryRow() throws IOException {
    Path output = run("predict", "json", "--format", "json", "--top-k", 2);
    List<String> lines = lines(output, ".json");
    assertThat(lines).hasSize(8);
    for (String line : lines) {
      JsonNode row = new ObjectMapper().readTree(line);
      assertThat(row.fieldNames())
          .toIterable()
          .containsExactly(
              "id", "status", "error_class", "error_message", "width", "height", "predictions");
      if (row.get("status").asText().equals("OK")) {
        assertThat(row.get("predictions")).hasSize(2);
        assertThat(row.get("predictions").get(0).fieldNames())
            .toIterable()
            .containsExactly("rank", "index", "label", "score");
      }
    }
  }

  private static List<String> lines(Path output, String extension) throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files
          .filter(file -> file.getFileName().toString().matches("part-.*\\" + extension))
          .flatMap(OutputTest::lines)
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writesArraysAsJsonTextInCsv() {
    Path output = run("predict", "csv", "--format", "csv");
    List<Row> rows =
        spark
            .read()
            .option("header", true)
            .option("escape", "\"")
            .csv(output.toString())
            .orderBy("id")
            .collectAsList();
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).<String>getAs("predictions"))
        .startsWith("[{\"rank\":1,\"index\":0,\"label\":\"red\",\"score\":0.");
    assertThat(rows.get(5).<String>getAs("error_class")).isEqualTo("EMPTY");
    assertThat(rows.get(5).<String>getAs("predictions")).isNull();
  }

  @Test
  void appendsBesideWhatIsThere() {
    Path output = run("predict", "appended");
    run("predict", "appended", "--mode", "append");
    assertThat(spark.read().parquet(output.toString()).count()).isEqualTo(16);
    assertThat(output.resolve("_run").toFile().listFiles((dir, name) -> name.endsWith(".json")))
        .hasSize(2);
  }

  @Test
  void overwritesAFormerRunAndLeavesNothingBesideIt() {
    Path output = run("predict", "overwritten", "--top-k", 1);
    run("predict", "overwritten", "--mode", "overwrite", "--top-k", 3);
    List<Row> rows = spark.read().parquet(output.toString()).orderBy("id").collectAsList();
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).getList(6)).hasSize(3);
    assertThat(folder.toFile().list((dir, name) -> name.startsWith("_overwritten"))).isEmpty();
  }

  @Test
  void acceptsAnOutputFolderThatIsEmpty() throws IOException {
    Files.createDirectory(folder.resolve("made-before"));
    assertThat(run("predict", "made-before").resolve("_SUCCESS")).exists();
  }

  @Test
  void writesTheValuesOfSeveralLayersUnderTheirNames() {
    Path output = run("features", "maps", "--layer", "stem/conv.0", "logits");
    List<Row> rows = spark.read().parquet(output.toString()).orderBy("id").collectAsList();
    assertThat(rows.get(0).schema().fieldNames())
        .endsWith("stem/conv.0", "stem/conv.0_shape", "logits", "logits_shape");
    assertThat(rows.get(0).getList(7)).isEqualTo(List.of(4, 8, 8));
    assertThat(rows.get(0).getList(6)).hasSize(4 * 8 * 8);
    assertThat(rows.get(0).getList(8)).hasSize(4);
    assertThat(rows.get(5).isNullAt(6)).isTrue();
  }

  @Test
  void poolsMapsToOneValueAChannel() {
    Path output = run("features", "pooled", "--layer", "relu", "--pool", "avg");
    Path logits = run("features", "logits", "--layer", "logits");
    Row pooled = spark.read().parquet(output.toString()).orderBy("id").first();
    Row means = spark.read().parquet(logits.toString()).orderBy("id").first();
    assertThat(pooled.getList(7)).isEqualTo(List.of(4));
    for (int channel = 0; channel < 4; channel++) {
      assertThat((float) pooled.getList(6).get(channel))
          .isCloseTo((float) means.getList(6).get(channel), offset(1e-5f));
    }
  }

  @Test
  void readsColumnsWithDotsByTheirQuotedNames() {
    Path output = run("features", "quoted", "--layer", "stem/conv.0", "--pool", "max");
    assertThat(spark.read().parquet(output.toString()).where("size(`stem/conv.0`) = 4").count())
        .isEqualTo(5);
  }

  @Test
  void refusesColumnsThatSparkCannotTellApart() {
    Ran.with(
            "features",
            "--model",
            card,
            "--layer",
            "relu",
            "relu",
            "--input",
            pictures,
            "--output",
            folder.resolve("twice"))
        .failed(2, "relu", "twice");
  }
}

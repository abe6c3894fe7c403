package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictTest {
  private static final int GOOD = 40;
  private static final int BAD = 3;

  @TempDir static Path folder;
  private static Path card;
  private static Path pictures;
  private static List<Row> expected;

  @BeforeAll
  static void predictOnce() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.addBad(Pictures.good(folder.resolve("pictures"), GOOD));
    Files.write(pictures.resolve("labels.csv"), Pictures.text());
    LocalSpark.session();
    predict("expected");
    expected = rows(LocalSpark.session(), "expected");
  }

  private static Ran predict(String output, Object... more) {
    Stream<Object> arguments =
        Stream.of(
            "predict", "--model", card, "--input", pictures, "--output", folder.resolve(output));
    return Ran.with(Stream.concat(arguments, Stream.of(more)).toArray()).succeeded();
  }

  private static List<Row> rows(SparkSession spark, String output) {
    return spark.read().parquet(folder.resolve(output).toString()).orderBy("id").collectAsList();
  }

  private static Row row(String name) {
    return expected.stream()
        .filter(row -> row.<String>getAs("id").endsWith("/" + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void writesOneRowForEveryPictureOfTheFolder() {
    assertThat(expected).hasSize(GOOD + BAD);
    assertThat(expected).extracting(row -> row.getAs("id")).doesNotHaveDuplicates();
    assertThat(row("002-blue.png").<String>getAs("id"))
        .isEqualTo("file:" + pictures.resolve("002-blue.png"));
  }

  @Test
  void tellsTheColoursApart() {
    for (Row row : expected.subList(0, GOOD)) {
      assertThat(row.<String>getAs("status")).isEqualTo("OK");
      Row best = (Row) row.getList(6).get(0);
      assertThat(row.<String>getAs("id")).contains("-" + best.getAs("label") + ".");
      assertThat(best.<Integer>getAs("rank")).isEqualTo(1);
      assertThat(TinyModel.LABELS.get(best.getAs("index"))).isEqualTo(best.getAs("label"));
      assertThat(best.<Float>getAs("score")).isBetween(0.25f, 1f);
    }
  }

  @Test
  void hasNoMorePredictionsThanThereAreClasses() {
    assertThat(row("000-red.png").getList(6)).hasSize(TinyModel.LABELS.size());
  }

  @Test
  void writesTheUprightSize() {
    Row row = row("003-grey.jpg");
    assertThat(row.<Integer>getAs("width")).isEqualTo(13);
    assertThat(row.<Integer>getAs("height")).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"bad-empty.jpg, EMPTY", "bad-half.jpg, TRUNCATED", "bad-text.jpg, NOT_AN_IMAGE"})
  void keepsTheRowOfABadPicture(String name, String errorClass) {
    Row row = row(name);
    assertThat(row.<String>getAs("status")).isEqualTo("REJECTED");
    assertThat(row.<String>getAs("error_class")).isEqualTo(errorClass);
    assertThat(row.<String>getAs("error_message")).isNotBlank();
    assertThat(row.isNullAt(6)).isTrue();
  }

  @ParameterizedTest(name = "{0} partitions, batches of {1}")
  @CsvSource({"1, 1", "2, 8", "7, 32", "1, 32", "7, 1"})
  void givesTheSameRowsHoweverTheWorkIsCut(int partitions, int batchSize) {
    String output = "cut-%d-%d".formatted(partitions, batchSize);
    predict(output, "--partitions", partitions, "--batch-size", batchSize);
    assertThat(rows(LocalSpark.session(), output)).isEqualTo(expected);
  }

  @Test
  void givesTheSameRowsWithKryo() {
    SparkSession kryo = LocalSpark.sessionWithKryo();
    predict("kryo", "--partitions", 3);
    assertThat(rows(kryo, "kryo")).isEqualTo(expected);
  }

  @Test
  void runsOverWholePicturesWhenAsked() {
    SparkSession spark = LocalSpark.session();
    predict("dense", "--dense");
    List<Row> dense = rows(spark, "dense");
    assertThat(dense).hasSize(GOOD + BAD);
    for (Row row : dense.subList(0, GOOD)) {
      int width = row.<Integer>getAs("width");
      assertThat(row.<String>getAs("id")).contains("-" + ((Row) row.getList(6).get(0)).getAs(2));
      assertThat(row.getList(8)).isEqualTo(List.of(4, 12, width));
      assertThat(row.getList(7)).hasSize(4 * 12 * width);
    }
    assertThat(dense.get(GOOD).isNullAt(7)).isTrue();
  }

  @Test
  void printsOneJsonLineAndNothingElse() {
    LocalSpark.session();
    Ran ran = predict("result");
    assertThat(ran.out().lines()).hasSize(1);
    assertThat(ran.out())
        .contains("\"output\":\"file:" + folder.resolve("result") + "\"")
        .contains("\"found\":43,\"ok\":40,\"rejected\":3")
        .contains("\"rejected_by_class\":{\"EMPTY\":1,\"NOT_AN_IMAGE\":1,\"TRUNCATED\":1}");
    assertThat(ran.err()).contains("43 pictures found", "1 without a picture's name passed over");
  }

  @Test
  void isSilentWhenAskedToBe() {
    LocalSpark.session();
    assertThat(predict("silent", "--quiet").err()).isEmpty();
  }

  @Test
  void recordsTheRunBesideTheRows() throws IOException {
    LocalSpark.session();
    predict("recorded", "--max-pixels", 1000000);
    try (Stream<Path> records = Files.list(folder.resolve("recorded/_run"))) {
      Path record = records.filter(file -> file.toString().endsWith(".json")).findFirst().get();
      assertThat(Files.readString(record))
          .contains("\"status\" : \"done\"", "\"max-pixels\" : 1000000", "\"found\" : 43")
          .contains("\"preprocess_fingerprint\"", "\"sha256\"", "\"forward\"", "\"spark\" : \"4")
          .contains("\"task_slots\" : 2", "\"write\"", "\"series\"", "\"peak_memory_mib\"");
    }
    assertThat(folder.resolve("recorded/_SUCCESS")).exists();
  }

  @Test
  void recordsWhatTheCardDoesNotLetTheEngineChoose() throws IOException {
    LocalSpark.session();
    String text = Files.readString(card);
    Files.writeString(card, text + "\nwinograd: off\n");
    predict("restricted");
    try (Stream<Path> records = Files.list(folder.resolve("restricted/_run"))) {
      Path record = records.filter(file -> file.toString().endsWith(".json")).findFirst().get();
      assertThat(Files.readString(record)).contains("\"winograd\" : \"off\"");
    } finally {
      Files.writeString(card, text);
    }
  }

  @Test
  void takesNamedFilesWhateverTheirNamesAndListedOnesEvenIfMissing() throws IOException {
    SparkSession spark = LocalSpark.session();
    Path list = folder.resolve("list.txt");
    Files.write(list, List.of(pictures + "/000-red.png", "", folder + "/missing.png"));
    Ran.with(
            "predict",
            "--model",
            card,
            "--input",
            pictures.resolve("labels.csv"),
            pictures + "/00*.png",
            "--input-list",
            list,
            "--output",
            folder.resolve("named"))
        .succeeded();
    assertThat(rows(spark, "named"))
        .extracting(row -> row.getAs("error_class"))
        .containsExactly("UNREADABLE", null, null, null, null, null, "NOT_AN_IMAGE");
  }

  @Test
  void rejectsWhatIsLargerThanTheCap() {
    SparkSession spark = LocalSpark.session();
    predict("capped", "--max-pixels", 200);
    long large =
        rows(spark, "capped").stream()
            .filter(row -> "TOO_LARGE".equals(row.getAs("error_class")))
            .count();
    assertThat(large).as("pictures wider than 16 at a height of 12").isGreaterThan(30);
  }
}

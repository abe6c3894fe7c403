package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalTest {
  @TempDir Path folder;
  private Path card;
  private Path pictures;
  private Path output;
  private Path checkpoint;

  @BeforeEach
  void setUp() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.good(folder.resolve("pictures"), 7);
    output = folder.resolve("rows");
    checkpoint = folder.resolve("checkpoint");
    LocalSpark.session();
  }

  private Ran run(Object... more) {
    Stream<Object> arguments =
        Stream.of(
            "predict",
            "--model",
            card,
            "--input",
            pictures,
            "--output",
            output,
            "--mode",
            "incremental",
            "--checkpoint",
            checkpoint,
            "--commit-every",
            3);
    return Ran.with(Stream.concat(arguments, Stream.of(more)).toArray());
  }

  private List<Row> rows() {
    return LocalSpark.session().read().parquet(output.toString()).orderBy("id").collectAsList();
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @Test
  void writesBatchesThatReadersSeeAsOneOutput() throws IOException {
    assertThat(run().succeeded().out())
        .contains("\"found\":7,\"ok\":7", "\"batches\":3,\"new\":7,\"resumed\":0");
    assertThat(rows()).hasSize(7);
    assertThat(rows()).extracting(row -> row.<Integer>getAs("batch")).contains(1, 2, 3);
    assertThat(output.toFile().list())
        .contains("batch=1", "batch=2", "batch=3", "_SUCCESS", "_run")
        .noneMatch(name -> name.startsWith("_batch"));
  }

  @Test
  void doesOnlyWhatIsNew() throws IOException {
    run().succeeded();
    List<Row> before = rows();
    Pictures.addBad(pictures);
    Ran second = run().succeeded();
    assertThat(second.out())
        .contains("\"found\":3,\"ok\":0,\"rejected\":3", "\"new\":3", "\"already_done\":7");
    assertThat(second.err()).contains("7 done before, 3 new");
    assertThat(rows()).hasSize(10).containsAll(before);
  }

  @Test
  void changesNothingWhenNothingIsNew() throws IOException {
    run().succeeded();
    List<Path> before = files(folder).toList();
    assertThat(run().succeeded().out()).contains("\"found\":0", "\"already_done\":7");
    Ran told = run("--exit-99-when-empty");
    assertThat(told.code()).isEqualTo(99);
    assertThat(told.out()).contains("\"found\":0");
    assertThat(files(folder)).containsExactlyElementsOf(before);
  }

  @Test
  void takesAnEmptyFolderForNothingNew() throws IOException {
    pictures = Files.createDirectory(folder.resolve("none-yet"));
    assertThat(run("--exit-99-when-empty").code()).isEqualTo(99);
    assertThat(output).doesNotExist();
    pictures = folder.resolve("nowhere");
    run("--exit-99-when-empty").failed(5, "nowhere", "does not exist");
  }

  @Test
  void tellsOfPicturesThatChangedSince() throws IOException {
    run().succeeded();
    Files.write(pictures.resolve("000-red.png"), Pictures.text());
    Ran second = run().succeeded();
    assertThat(second.out()).contains("\"found\":0", "\"changed\":1");
    assertThat(second.err()).contains("1 have another size now");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv"})
  void writesEveryFormat(String format) throws IOException {
    run("--format", format).succeeded();
    assertThat(run("--format", format).succeeded().out()).contains("\"found\":0");
    assertThat(LocalSpark.session().read().format(format).load(output.toString()).count())
        .isGreaterThanOrEqualTo(7);
  }

  @Test
  void refusesRowsOfAnotherKindAndNamesBothValues() {
    run().succeeded();
    run("--top-k", 2).failed(6, "--top-k", "'5' there", "'2' here");
  }

  @Test
  void refusesAnotherOutputOrAnotherCheckpoint() {
    run().succeeded();
    Path first = output;
    output = folder.resolve("elsewhere");
    run().failed(6, "--output", first.toString(), output.toString());
    output = first;
    checkpoint = folder.resolve("other");
    run().failed(6, "grows with the checkpoint", "other");
  }

  @Test
  void refusesAnOutputThatLacksWhatWasDone() throws IOException {
    run().succeeded();
    Files.move(output.resolve("batch=2"), folder.resolve("gone"));
    run().failed(6, "batch=2", "lacks");
  }

  @Test
  void refusesRowsOfWhichTheCheckpointKnowsNothing() throws IOException {
    Files.createDirectories(output);
    Files.write(output.resolve("part-0.parquet"), Pictures.text());
    run().failed(6, "part-0.parquet");
    Files.delete(output.resolve("part-0.parquet"));
    run().succeeded();
    Files.createDirectory(output.resolve("batch=9"));
    run().failed(6, "batch=9", "knows nothing");
  }

  @Test
  void leavesTheRowsOfAnotherRunUntilTheirBatchIsCommitted() throws IOException {
    run().succeeded();
    Path growing = Files.createDirectory(output.resolve("_batch=4-another-run"));
    run().succeeded();
    assertThat(growing).exists();
    Pictures.addBad(pictures);
    run().succeeded();
    assertThat(growing).doesNotExist();
    assertThat(rows()).hasSize(10);
  }

  @Test
  void doesNotWriteItsMarkerAgain() throws IOException {
    run().succeeded();
    Path marker = output.resolve("_checkpoint.json");
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(marker, old);
    Pictures.addBad(pictures);
    run().succeeded();
    assertThat(Files.getLastModifiedTime(marker)).isEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "overwrite"})
  void isNotMixedWithOtherModes(String mode) {
    run().succeeded();
    Ran.with("predict", "--model", card, "--input", pictures, "--output", output, "--mode", mode)
        .failed(6, "--mode incremental");
  }

  @Test
  void needsACheckpoint() {
    Ran.with("predict", "--input", pictures, "--output", output, "--mode", "incremental")
        .failed(2, "--checkpoint");
  }

  @Test
  void endsWithFourWhenTooManyOfThisRunAreRejectedAndKeepsTheRows() throws IOException {
    run("--max-reject-rate", 0).succeeded();
    Pictures.addBad(pictures);
    assertThat(run("--max-reject-rate", 0.5).code()).isEqualTo(4);
    assertThat(rows()).hasSize(10);
    run("--max-reject-rate", 0.5).succeeded();
  }

  @Test
  void triesTheRejectedAgainWhenAsked() throws IOException {
    Pictures.addBad(pictures);
    run().succeeded();
    byte[] good = Files.readAllBytes(pictures.resolve("000-red.png"));
    Files.write(pictures.resolve("bad-text.jpg"), good);
    assertThat(run().succeeded().out()).contains("\"found\":0");
    Ran retry = run("--retry-rejected").succeeded();
    assertThat(retry.out()).contains("\"found\":3,\"ok\":1,\"rejected\":2", "\"retried\":3");
    assertThat(retry.err()).contains("3 rejected to be tried again");
    assertThat(rows()).hasSize(10);
    assertThat(rows().stream().filter(row -> row.getAs("status").equals("OK"))).hasSize(8);
  }
}

package dev.pointwise.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.WriteMode;
import dev.pointwise.jobs.failure.OutputException;
import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.source.Listing;
import dev.pointwise.jobs.source.Picture;
import dev.pointwise.jobs.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileSinkTest {
  @TempDir Path folder;

  private FileSink open(WriteMode mode, OutputFormat format) {
    OutputConfig config =
        new OutputConfig(
            folder.resolve("rows").toString(), format, mode, 1, Optional.empty(), Optional.empty());
    return FileSink.open(config, "run-1", new Configuration());
  }

  /** Rows of {@code count} ids in three tasks; every fourth is rejected. */
  private static Dataset<Row> rows(int count) {
    return LocalSpark.session()
        .range(0, count, 1, 3)
        .selectExpr(
            "concat('p', id) as id",
            "if(id % 4 = 0, 'REJECTED', 'OK') as status",
            "if(id % 4 = 0, 'EMPTY', null) as error_class",
            "array(1.0f, 2.0f) as values");
  }

  private static Dataset<Row> failing() {
    return rows(30).selectExpr("id", "status", "if(id = 'p29', raise_error('broken'), 'x') as x");
  }

  private static Listing listing(int count) {
    return new Listing(
        IntStream.range(0, count).mapToObj(i -> new Picture("p" + i, 0)).toList(), 0);
  }

  private static Tally write(FileSink sink, Dataset<Row> rows, int pictures) throws IOException {
    Portion portion = sink.plan(listing(pictures)).portions().get(0);
    sink.prepare();
    portion.write(rows);
    Tally tally = portion.commit(LocalSpark.session(), Account.of(portion.listing()));
    sink.publish();
    return tally;
  }

  private static void writeOnly(FileSink sink, Dataset<Row> rows) throws IOException {
    sink.plan(listing(1)).portions().get(0).write(rows);
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void countsWhatWasWritten(OutputFormat format) throws IOException {
    Tally tally = write(open(WriteMode.ERROR, format), rows(10), 10);
    assertThat(tally.ok()).isEqualTo(7);
    assertThat(tally.rejected()).isEqualTo(Map.of("EMPTY", 3L));
    assertThat(tally.accountsFor(Account.of(listing(10)))).isTrue();
  }

  @Test
  void noticesARowThatStandsForAnother() throws IOException {
    FileSink sink = open(WriteMode.ERROR, OutputFormat.JSON);
    assertThatThrownBy(() -> write(sink, rows(9).union(rows(1)), 10))
        .hasMessageContaining("10 pictures were found but 10 rows written, or not one row each");
  }

  @Test
  void countsOnlyItsOwnRowsWhenAppending() throws IOException {
    write(open(WriteMode.ERROR, OutputFormat.PARQUET), rows(10), 10);
    assertThat(write(open(WriteMode.APPEND, OutputFormat.PARQUET), rows(6), 6).rows()).isEqualTo(6);
  }

  @Test
  void keepsBothFoldersWhenTheNewRowsCannotTakeTheirPlace() throws IOException {
    Files.createDirectory(folder.resolve("rows"));
    Files.writeString(folder.resolve("rows/part-0.json"), "old");
    FileSink sink = StuckFiles.open(folder.resolve("rows"));
    sink.prepare();
    Files.writeString(folder.resolve("_rows-run-1/part-0.json"), "new");

    assertThatThrownBy(sink::publish).isInstanceOf(OutputException.class);
    sink.abandon();

    assertThat(folder.resolve("rows/part-0.json")).hasContent("old");
    assertThat(folder.resolve("_rows-run-1/part-0.json")).hasContent("new");
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "APPEND"})
  void leavesAFolderToTheRunThatWritesThere(WriteMode mode) throws IOException {
    FileSink first = open(mode, OutputFormat.JSON);
    FileSink second = open(mode, OutputFormat.JSON);
    first.prepare();

    assertThatThrownBy(second::prepare)
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("holds '_temporary': another run writes there, or one was killed");
    second.abandon();

    Portion portion = first.plan(listing(10)).portions().get(0);
    portion.write(rows(10));
    assertThat(portion.commit(LocalSpark.session(), Account.of(portion.listing())).rows())
        .isEqualTo(10);
    assertThat(folder.resolve("rows/_temporary")).doesNotExist();
  }

  @Test
  void refusesAFolderThatAnotherRunHasWrittenMeanwhile() throws IOException {
    FileSink late = open(WriteMode.ERROR, OutputFormat.JSON);
    write(open(WriteMode.ERROR, OutputFormat.JSON), rows(10), 10);
    List<String> before = files();
    assertThatThrownBy(late::prepare)
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("was written by another run since this one began");
    late.abandon();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void countsOnlyItsOwnRowsWhenAnotherRunAppendedMeanwhile() throws IOException {
    write(open(WriteMode.ERROR, OutputFormat.JSON), rows(10), 10);
    FileSink late = open(WriteMode.APPEND, OutputFormat.JSON);
    write(open(WriteMode.APPEND, OutputFormat.JSON), rows(6), 6);
    assertThat(write(late, rows(3), 3).rows()).isEqualTo(3);
  }

  @Test
  void leavesAnEmptyFolderAsItWas() throws IOException {
    Files.createDirectory(folder.resolve("rows"));
    FileSink sink = open(WriteMode.ERROR, OutputFormat.JSON);
    sink.prepare();
    writeOnly(sink, rows(3));
    sink.record("run-1", new byte[0]);
    sink.abandon();
    assertThat(folder.resolve("rows").toFile().list()).isSubsetOf("_run");
    assertThat(folder.resolve("rows/_run").toFile().list()).isNullOrEmpty();
  }

  @Test
  void leavesNothingOfARunThatFailed() throws IOException {
    FileSink sink = open(WriteMode.ERROR, OutputFormat.PARQUET);
    sink.prepare();
    assertThatThrownBy(() -> writeOnly(sink, failing())).hasStackTraceContaining("broken");
    sink.abandon();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERWRITE", "APPEND"})
  void leavesTheFormerRowsOfARunThatFailed(WriteMode mode) throws IOException {
    write(open(WriteMode.ERROR, OutputFormat.PARQUET), rows(10), 10);
    List<String> before = files();
    FileSink sink = open(mode, OutputFormat.PARQUET);
    sink.prepare();
    assertThatThrownBy(() -> writeOnly(sink, failing())).hasStackTraceContaining("broken");
    sink.abandon();
    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}

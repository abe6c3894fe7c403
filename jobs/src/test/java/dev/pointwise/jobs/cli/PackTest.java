package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
  private static final int GOOD = 9;
  private static final int BAD = 4;

  @TempDir static Path folder;
  private static Path pictures;
  private static Path packed;

  @BeforeAll
  static void pack() throws IOException {
    pictures = Pictures.addBad(Pictures.good(folder.resolve("pictures"), GOOD));
    Files.createSymbolicLink(pictures.resolve("bad-link.png"), folder.resolve("gone.png"));
    packed = folder.resolve("packed");
    LocalSpark.session();
    Ran ran = Ran.with("pack", "--input", pictures, "--output", packed, "--rows-per-file", 5);
    assertThat(ran.succeeded().out())
        .contains("\"output\":\"file:" + packed + "\"")
        .contains("\"found\":13,\"ok\":12,\"rejected\":1", "{\"UNREADABLE\":1}");
  }

  private static List<Row> rows(Path table) {
    return LocalSpark.session().read().parquet(table.toString()).orderBy("id").collectAsList();
  }

  private static List<Path> files(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  @Test
  void keepsEachFileAsARowWithWhatItsHeaderSays() throws IOException {
    List<Row> rows = rows(packed);
    assertThat(rows).hasSize(GOOD + BAD);
    Row row = rows.get(3);
    Path file = pictures.resolve("003-grey.jpg");
    assertThat(row.<String>getAs("id")).isEqualTo("file:" + file);
    assertThat(row.<byte[]>getAs("content")).isEqualTo(Files.readAllBytes(file));
    assertThat(row.<Integer>getAs("width")).isEqualTo(13);
    assertThat(row.<Integer>getAs("height")).isEqualTo(12);
    assertThat(row.<String>getAs("format")).isEqualTo("JPEG");
    assertThat(row.isNullAt(row.fieldIndex("error_class"))).isTrue();
  }

  @Test
  void keepsARowOfAFileThatCannotBeRead() {
    Row row =
        rows(packed).stream()
            .filter(other -> other.<String>getAs("id").endsWith("bad-link.png"))
            .findFirst()
            .orElseThrow();
    assertThat(row.isNullAt(row.fieldIndex("content"))).isTrue();
    assertThat(row.<String>getAs("error_class")).isEqualTo("UNREADABLE");
    assertThat(row.<String>getAs("error_message")).contains("does not exist");
  }

  @Test
  void givesThePredictionsOfTheFiles() throws IOException {
    LocalSpark.session();
    Path card = TinyModel.write(folder.resolve("model"));
    Ran.with("predict", "--model", card, "--input", pictures, "--output", folder.resolve("a"))
        .succeeded();
    Path list = folder.resolve("list.txt");
    Files.write(list, files(packed).stream().map(Path::toString).toList());
    Ran.with(
            "predict",
            "--model",
            card,
            "--input-list",
            list,
            "--input-format",
            "parquet",
            "--output",
            folder.resolve("b"))
        .succeeded();
    assertThat(rows(folder.resolve("b"))).isEqualTo(rows(folder.resolve("a")));
  }

  @Test
  void makesFilesAndRowGroupsOfTheWantedSizes() throws IOException {
    Path noise = Files.createDirectories(folder.resolve("noise"));
    byte[] content = new byte[3 << 20];
    for (int i = 0; i < 20; i++) {
      new java.util.Random(i).nextBytes(content);
      Files.write(noise.resolve(i + ".jpg"), content);
    }
    Path output = folder.resolve("sized");
    LocalSpark.session();
    Ran.with("pack", "--input", noise, "--output", output, "--file-megabytes", 40).succeeded();
    assertThat(files(output)).hasSize(2);
    for (Path file : files(output)) {
      assertThat(rowGroups(file)).allSatisfy(bytes -> assertThat(bytes).isLessThan(24L << 20));
    }
    assertThat(files(output).stream().mapToLong(file -> file.toFile().length()).sum())
        .as("pictures are not compressed again")
        .isBetween(20L * (3 << 20), 20L * (3 << 20) + (1 << 20));
  }

  private static List<Long> rowGroups(Path file) {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(path, new org.apache.hadoop.conf.Configuration()))) {
      return reader.getRowGroups().stream().map(group -> group.getTotalByteSize()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesAnOutputThatIsThereAndLeavesItAlone() throws IOException {
    List<Path> before = files(packed);
    Ran.with("pack", "--input", pictures, "--output", packed).failed(6, "exists already");
    assertThat(files(packed)).isEqualTo(before);
    assertThat(packed.resolve("_SUCCESS")).exists();
    assertThat(packed.resolve("_run")).isNotEmptyDirectory();
  }

  @Test
  void refusesSizesThatContradict() {
    Ran.with("pack", "--input", pictures, "--output", "x", "--file-megabytes", 0)
        .failed(2, "--file-megabytes");
    Ran.with("pack", "--input", pictures, "--output", "x", "--rows-per-file", 1, "--partitions", 1)
        .failed(2, "contradict");
  }
}

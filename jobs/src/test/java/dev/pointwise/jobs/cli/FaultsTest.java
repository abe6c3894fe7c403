package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.FaultyFiles;
import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run when disks are full, folders closed, and files vanish. */
class FaultsTest {
  private static final String KEY = FaultyFiles.CLASS_KEY;

  @TempDir Path folder;
  private Path card;
  private Path pictures;

  @BeforeEach
  void setUp() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.good(folder.resolve("pictures"), 6);
    String name = FaultyFiles.class.getName();
    Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
    hadoop.set(KEY, name);
    System.setProperty("spark.hadoop." + KEY, name);
  }

  @AfterEach
  void forget() {
    LocalSpark.session().sparkContext().hadoopConfiguration().unset(KEY);
    System.clearProperty("spark.hadoop." + KEY);
  }

  private Ran predict(Object output, String... more) {
    Object[] arguments = new Object[6 + more.length];
    Object[] first = {"predict", "--quiet", "--model", card, "--output", output};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return Ran.with(arguments);
  }

  private static String faulty(Path path) {
    return "faulty:" + path;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "json", "csv"})
  void aFullDiskEndsTheRunAndLeavesNothingThatLooksWhole(String format) {
    Path output = folder.resolve("full/rows");
    predict(faulty(output), "--input", pictures.toString(), "--format", format)
        .failed(6, "No space left on device");
    assertThat(output).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeListedEndsTheRunNamingIt() throws IOException {
    Pictures.good(pictures.resolve("closed"), 1);
    predict(folder.resolve("rows"), "--input", faulty(pictures))
        .failed(5, "closed", "Permission denied");
    assertThat(folder.resolve("rows")).doesNotExist();
  }

  @Test
  void aFileThatVanishesAfterTheListingIsARejectedRow() throws IOException {
    Files.writeString(pictures.resolve("vanished.png"), "soon gone");
    Ran ran = predict(folder.resolve("rows"), "--input", faulty(pictures)).succeeded();
    assertThat(ran.out()).contains("\"found\":7").contains("{\"UNREADABLE\":1}");
  }

  @Test
  void anOutputThatMayNotBeMadeEndsTheRun() throws IOException {
    Files.createDirectory(folder.resolve("closed"));
    predict(faulty(folder.resolve("closed/rows")), "--input", pictures.toString())
        .failed(6, "closed/rows", "Permission denied");
  }
}

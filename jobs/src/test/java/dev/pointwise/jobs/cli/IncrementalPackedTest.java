package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.Shards;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of packed pictures, a run takes the files that no run before it has taken. */
class IncrementalPackedTest {
  private static final int PICTURES = 3;

  /** Bytes of an archive that hold its first entry, and end in the padding behind it. */
  private static final int ONE_ENTRY = 700;

  @TempDir Path folder;
  private Path card;
  private Map<String, byte[]> contents;
  private Path shards;

  @BeforeEach
  void setUp() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    contents = Shards.contents(Pictures.good(folder.resolve("pictures"), PICTURES));
    shards = Files.createDirectory(folder.resolve("shards"));
    LocalSpark.session();
  }

  private Ran run(String format, Object... more) {
    Stream<Object> arguments =
        Stream.of(
            "predict",
            "--model",
            card,
            "--input",
            shards,
            "--input-format",
            format,
            "--output",
            folder.resolve("rows"),
            "--mode",
            "incremental",
            "--checkpoint",
            folder.resolve("checkpoint"),
            "--commit-every",
            2);
    return Ran.with(Stream.concat(arguments, Stream.of(more)).toArray());
  }

  private List<String> ids() {
    return LocalSpark.session()
        .read()
        .parquet(folder.resolve("rows").toString())
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("id"))
        .toList();
  }

  private void tar(String name) throws IOException {
    Shards.tar(shards.resolve(name), contents);
  }

  @Test
  void takesOnlyTheArchivesThatAreNew() throws IOException {
    tar("a.tar");
    tar("b.tar");
    tar("c.tar");
    assertThat(run("tar").succeeded().out())
        .contains("\"found\":9,\"ok\":9", "\"batches\":2,\"new\":3");
    List<String> before = ids();

    tar("d.tar");
    assertThat(run("tar").succeeded().out())
        .contains("\"found\":3,\"ok\":3", "\"batches\":1,\"new\":1", "\"already_done\":3");
    assertThat(ids()).hasSize(4 * PICTURES).doesNotHaveDuplicates().containsAll(before);
    assertThat(run("tar", "--exit-99-when-empty").code()).isEqualTo(99);
  }

  @Test
  void keepsTheRowsOfADamagedArchiveAndDoesNotTakeItAgain() throws IOException {
    tar("a.tar");
    byte[] whole = Files.readAllBytes(shards.resolve("a.tar"));
    Files.write(shards.resolve("b.tar"), Arrays.copyOf(whole, ONE_ENTRY));
    assertThat(run("tar").succeeded().out()).contains("\"ok\":4,\"rejected\":1");
    assertThat(run("tar").succeeded().out()).contains("\"found\":0", "\"already_done\":2");
    assertThat(ids()).hasSize(PICTURES + 2).anyMatch(id -> id.endsWith("/b.tar"));
  }

  @Test
  void takesOnlyTheParquetFilesThatAreNew() throws IOException {
    pack("a");
    assertThat(run("parquet").succeeded().out()).contains("\"found\":3,\"ok\":3", "\"new\":1");
    contents = Map.of("another.png", contents.values().iterator().next());
    Shards.contents(folder.resolve("pictures")).keySet().forEach(this::remove);
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Files.write(folder.resolve("pictures").resolve(file.getKey()), file.getValue());
    }
    pack("b");
    assertThat(run("parquet").succeeded().out())
        .contains("\"found\":1,\"ok\":1", "\"new\":1", "\"already_done\":1");
    assertThat(ids()).hasSize(PICTURES + 1).doesNotHaveDuplicates();
  }

  private void remove(String name) {
    assertThat(folder.resolve("pictures").resolve(name).toFile().delete()).isTrue();
  }

  private void pack(String name) {
    Ran.with("pack", "--input", folder.resolve("pictures"), "--output", shards.resolve(name))
        .succeeded();
  }

  @Test
  void anArchiveWithoutPicturesIsNewOnce() throws IOException {
    contents = Map.of("notes.txt", new byte[] {1});
    tar("a.tar");
    Ran first = run("tar", "--exit-99-when-empty").succeeded();
    assertThat(first.out()).contains("\"found\":0", "\"batches\":1,\"new\":1");
    assertThat(run("tar", "--exit-99-when-empty").code()).isEqualTo(99);
  }

  @Test
  void belongsToOneFormat() throws IOException {
    tar("a.tar");
    run("tar").succeeded();
    run("sequence").failed(6, "--input-format is 'tar' there but 'sequence' here");
    run("pictures").failed(6, "--input-format is 'tar' there but not given here");
  }

  @Test
  void refusesWhatItCannotRemember() throws IOException {
    tar("a.tar");
    run("tar", "--retry-rejected").failed(2, "--retry-rejected takes single files", "'tar'");
    run("binaryFile").failed(2, "known to its data source only", "choose another mode");
    assertThat(folder.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void anUnfinishedBatchIsFinishedWithItsFiles() throws IOException {
    tar("a.tar");
    tar("b.tar");
    run("tar").succeeded();
    Files.delete(folder.resolve("checkpoint/commits/1.json"));
    FileUtils.deleteDirectory(folder.resolve("rows/batch=1").toFile());
    assertThat(run("tar").succeeded().out()).contains("\"new\":0,\"resumed\":2");
    assertThat(ids()).hasSize(2 * PICTURES).doesNotHaveDuplicates();
  }
}

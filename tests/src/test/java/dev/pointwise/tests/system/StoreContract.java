package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds on every file system: model, pictures and rows may lie there, nothing else changes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  private static final int PICTURES = 20;

  /** More tasks than a cluster of ours runs at once. */
  private static final int PARTITIONS = 8;

  private static final Path BUNDLED_MODEL =
      Checkout.top().resolve("model/src/main/resources/dev/pointwise/model/zoo/default");

  private Path folder;
  private Store store;
  private Rows expected;

  abstract Store start(Path storeFolder) throws IOException;

  Store store() {
    return store;
  }

  @BeforeAll
  void fillStore(@TempDir Path testFolder) throws IOException {
    folder = testFolder;
    Checkout.jar();
    store = start(folder.resolve("store"));
    Path pictures = folder.resolve("pictures");
    SparkSubmit.locally("sample", "--output=" + pictures, "--count=" + PICTURES, "--seed=11")
        .succeeded();
    Files.write(pictures.resolve("empty.jpg"), new byte[0]);
    Path local = folder.resolve("local");
    SparkSubmit.locally(predict(pictures.toString(), local.toString())).succeeded();
    expected = Rows.read(local).byName();
    store.put(pictures);
    store.put(BUNDLED_MODEL);
  }

  @AfterAll
  void stopStore() {
    if (store != null) {
      store.close();
    }
  }

  /** An output of an earlier run, with a row of a picture that is no more. */
  private void putFormerRows(String name) throws IOException {
    Path former = Files.createDirectory(folder.resolve(name));
    Files.writeString(former.resolve("part-00000.json"), "{\"id\":\"gone.jpg\"}\n");
    Files.createFile(former.resolve("_SUCCESS"));
    store.put(former);
  }

  @Test
  void putsTheRowsOfLocalModeInThePlaceOfFormerOnes() throws IOException {
    putFormerRows("rows");

    String[] words = predict(store.uri("pictures"), store.uri("rows"));
    String card = store.uri("default/card.yaml");
    Finished run =
        store.submit().run(with(words, "--mode=overwrite", "--model=" + card)).succeeded();

    checkWhatARunTells(run, RunRecord.text(fetchedRows("rows")));
  }

  @Test
  void givesTheRowsOfLocalModeOnACluster() throws IOException {
    Path clusterFolder = folder.resolve("cluster");
    try (Cluster cluster = Cluster.start(clusterFolder)) {
      String[] words = predict(store.uri("pictures"), store.uri("rows-of-cluster"));
      store
          .submit()
          .at(cluster.master())
          .run(with(words, "--partitions=" + PARTITIONS))
          .succeeded();
    }
    assertThat(clusterFolder.resolve("worker-1")).as("executors' folders").isNotEmptyDirectory();
    assertThat(clusterFolder.resolve("worker-2")).as("executors' folders").isNotEmptyDirectory();
    fetchedRows("rows-of-cluster");
  }

  /** A local copy of an output, which is whole and has the rows of local mode. */
  private Path fetchedRows(String name) throws IOException {
    Path fetched = folder.resolve("fetched-" + name);
    store.fetch(name, fetched);
    Rows rows = Rows.read(fetched);
    assertThat(rows.size()).isEqualTo(PICTURES + 1);
    assertThat(rows.byId().keySet()).allMatch(id -> id.startsWith(store.uri("pictures/")));
    rows.byName().assertSameAs(expected);
    assertThat(fetched.resolve("_SUCCESS")).exists();
    return fetched;
  }

  /** Standard output, standard error and the run record may be read by many. */
  abstract void checkWhatARunTells(Finished run, String record);

  @Test
  void refusesAnOutputThatExists() throws IOException {
    putFormerRows("taken");
    Finished run =
        store.submit().run(predict(store.uri("pictures"), store.uri("taken"))).endedWith(6);
    assertThat(run.err())
        .contains("Output '%s' exists already (a finished run)".formatted(store.uri("taken")));
  }

  @Test
  void saysThatAnInputIsMissing() {
    Finished run =
        store.submit().run(predict(store.uri("nowhere"), store.uri("unused"))).endedWith(5);
    assertThat(run.err()).contains("Input '%s' does not exist".formatted(store.uri("nowhere")));
  }

  static String[] predict(String input, String output) {
    return new String[] {
      "predict", "--input=" + input, "--output=" + output, "--format=json", "--quiet"
    };
  }

  static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}

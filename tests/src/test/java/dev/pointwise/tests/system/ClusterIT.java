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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * spark-submit with the shaded jar against a master and two workers gives the rows of local mode.
 */
class ClusterIT {
  private static final int PICTURES = 60;

  @TempDir static Path folder;
  private static Cluster cluster;
  private static Rows local;

  @BeforeAll
  static void startClusterAndPredictLocally() throws IOException {
    Checkout.jar();
    cluster = Cluster.start(folder.resolve("cluster"));
    submitLocally("sample", "--output", pictures(), "--count", "" + PICTURES, "--seed", "7");
    Files.write(folder.resolve("pictures/empty.jpg"), new byte[0]);
    submitLocally(predict("local"));
    local = Rows.read(folder.resolve("local"));
    assertThat(local.size()).isEqualTo(PICTURES + 1);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static String pictures() {
    return folder.resolve("pictures").toString();
  }

  private static void submitLocally(String... arguments) {
    SparkSubmit.locally(arguments).succeeded();
  }

  private static String[] predict(String output, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("predict", "--input", pictures(), "--format", "json", "--quiet", "--output"));
    words.add(folder.resolve(output).toString());
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0} mode, {1}, {2} partitions, batches of {3}")
  @CsvSource({
    "client,  org.apache.spark.serializer.JavaSerializer, 1, 8",
    "client,  org.apache.spark.serializer.KryoSerializer, 7, 1",
    "cluster, org.apache.spark.serializer.JavaSerializer, 7, 32",
    "cluster, org.apache.spark.serializer.KryoSerializer, 2, 8",
  })
  void givesTheRowsOfLocalMode(String mode, String serializer, int partitions, int batchSize)
      throws IOException {
    String output = "%s-%d-%d".formatted(mode, partitions, batchSize);
    String[] arguments =
        predict(output, "--partitions", "" + partitions, "--batch-size", "" + batchSize);

    Finished run =
        SparkSubmit.to(cluster.master())
            .with("--deploy-mode", mode)
            .conf("spark.standalone.submit.waitAppCompletion=true")
            .conf("spark.serializer=" + serializer)
            .run(arguments)
            .succeeded();

    Rows.read(folder.resolve(output)).assertSameAs(local);
    assertThat(folder.resolve(output).resolve("_SUCCESS")).exists();
    if (mode.equals("client")) {
      assertThat(run.lastLine()).startsWith("{").contains("\"found\":" + (PICTURES + 1));
    }
  }

  @Test
  void refusesAnOutputThatExistsWithItsOwnExitCode() {
    Finished again = SparkSubmit.to(cluster.master()).run(predict("local"));
    assertThat(again.exitCode()).isEqualTo(6);
    assertThat(again.err()).contains("local").doesNotContain("\tat ");
  }
}

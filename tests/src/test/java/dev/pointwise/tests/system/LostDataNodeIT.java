package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** HDFS that loses its only data node while a run reads from it or writes to it. */
@EnabledIfSystemProperty(named = "pointwise.long", matches = "true")
class LostDataNodeIT {
  private static final int PICTURES = 200;

  @TempDir private Path folder;
  private Hdfs hdfs;
  private Path pictures;

  @BeforeEach
  void startHdfsAndDrawPictures() throws IOException {
    Checkout.jar();
    hdfs = Hdfs.start(folder.resolve("hdfs"));
    pictures = folder.resolve("pictures");
    SparkSubmit.locally("sample", "--output=" + pictures, "--count=" + PICTURES).succeeded();
  }

  @AfterEach
  void stopHdfs() {
    hdfs.close();
  }

  /** Many small tasks; HDFS' client gives up at once instead of after half a minute. */
  private Running start(String input, String output) {
    return SparkSubmit.locally()
        .conf("spark.hadoop.dfs.client.retry.window.base=1")
        .conf("spark.hadoop.dfs.client.max.block.acquire.failures=1")
        .conf("spark.hadoop.dfs.client.block.write.locateFollowingBlock.retries=1")
        .start(StoreContract.with(StoreContract.predict(input, output), "--partitions=40"));
  }

  @Test
  void givesPicturesThatCannotBeReadTheirRows() throws IOException {
    hdfs.put(pictures);
    Path rows = folder.resolve("rows");
    Path committed = rows.resolve("_temporary/0");

    Finished run;
    try (Running running = start(hdfs.uri("pictures"), rows.toUri().toString())) {
      Await.until(running, () -> holds(committed, "task_"));
      hdfs.loseDataNode();
      run = running.finished().succeeded();
    }

    Map<String, Long> counts = byClass(Rows.read(rows));
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(PICTURES);
    assertThat(counts).containsOnlyKeys("null", "UNREADABLE");
    assertThat(run.lastLine()).contains("\"UNREADABLE\":" + counts.get("UNREADABLE"));
  }

  private static boolean holds(Path parent, String prefix) throws IOException {
    if (!Files.isDirectory(parent)) {
      return false;
    }
    try (var files = Files.list(parent)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
    }
  }

  private static Map<String, Long> byClass(Rows rows) {
    return rows.byId().values().stream()
        .collect(
            Collectors.groupingBy(row -> row.get("error_class").asText(), Collectors.counting()));
  }

  @Test
  void endsAndLeavesNothingWhenRowsCannotBeWritten() throws IOException {
    try (Running running = start(pictures.toString(), hdfs.uri("rows"))) {
      Await.until(running, () -> holds("/rows/_temporary/0", "task_"));
      hdfs.loseDataNode();
      Finished run = running.finished().endedWith(6);
      assertThat(run.err()).contains("pointwise: The rows cannot be written: ");
    }
    assertThat(hdfs.files().exists(new org.apache.hadoop.fs.Path("/rows"))).isFalse();
  }

  private boolean holds(String parent, String prefix) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(parent);
    if (!hdfs.files().exists(path)) {
      return false;
    }
    for (FileStatus entry : hdfs.files().listStatus(path)) {
      if (entry.getPath().getName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}

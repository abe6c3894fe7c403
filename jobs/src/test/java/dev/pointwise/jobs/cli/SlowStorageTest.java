package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.WatchedFileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what the latency of storage costs a job: images/s with files that answer at once, beside
 * files that take {@code -Dpointwise.open-millis=50} to open, in alternation. {@code
 * -Dpointwise.pictures=2000} takes more pictures.
 */
@EnabledIfSystemProperty(named = "pointwise.open-millis", matches = "\\d+")
class SlowStorageTest {
  private static final int ROUNDS = 5;
  private static final Pattern RATE = Pattern.compile("\"images_per_second\":([0-9.]+)");

  @TempDir Path folder;

  @Test
  void measuresWhatLatencyCosts() {
    System.setProperty("spark.hadoop.fs.watched.impl", WatchedFileSystem.class.getName());
    WatchedFileSystem.configure(
        LocalSpark.session().sparkContext().hadoopConfiguration(),
        WatchedFileSystem.latency(Long.getLong("pointwise.open-millis")),
        bytes -> {});
    Path pictures = folder.resolve("pictures");
    int count = Integer.getInteger("pointwise.pictures", 1000);
    Ran.with("sample", "--output", pictures, "--count", count).succeeded();
    predict("file:" + pictures, "warm-up");
    List<Double> local = new ArrayList<>();
    List<Double> slow = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      local.add(predict("file:" + pictures, "local-" + round));
      slow.add(predict("watched:" + pictures, "slow-" + round));
    }
    System.out.printf(
        "%d pictures: local %s images/s, slow %s images/s, medians %.0f and %.0f: %.2f%n",
        count, local, slow, median(local), median(slow), median(slow) / median(local));
    assertThat(slow).hasSize(ROUNDS);
  }

  private double predict(String input, String output) {
    Ran ran = Ran.with("predict", "--input", input, "--output", folder.resolve(output)).succeeded();
    Matcher rate = RATE.matcher(ran.out());
    assertThat(rate.find()).isTrue();
    return Double.parseDouble(rate.group(1));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}

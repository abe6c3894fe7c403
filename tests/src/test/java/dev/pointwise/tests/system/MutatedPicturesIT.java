package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.hostile.DecodingTimes;
import dev.pointwise.tests.hostile.MutatedPictures;
import dev.pointwise.tests.hostile.ResidentMemory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged pictures: a row each, no crash, no leak, and none that takes long. {@code
 * -Dpointwise.pictures=10000 -Dpointwise.seed=2} takes more of them, or others.
 */
class MutatedPicturesIT {
  private static final int PICTURES = Integer.getInteger("pointwise.pictures", 300);
  private static final long SEED = Long.getLong("pointwise.seed", 1);

  /** Of decodings in one process, to see what they leave behind. */
  private static final int DECODINGS = Integer.getInteger("pointwise.decodings", 3 * PICTURES);

  /** Fewer are over before compilers, kernels and native memory have settled. */
  private static final int PICTURES_THAT_TELL = 10_000;

  private static final double FLAT = 1.1;

  /** Of one core. */
  private static final long LONGEST_MILLIS = 20_000;

  private static final Pattern MILLIS = Pattern.compile(" (\\d+) ms ");

  @TempDir private Path folder;

  @Test
  void givesEachItsRowWithoutCrashOrLeak() throws Exception {
    Path pictures = folder.resolve("pictures");
    new MutatedPictures(SEED).write(pictures, PICTURES);
    Path output = folder.resolve("rows");

    Running predict =
        SparkSubmit.locally()
            .conf("spark.driver.memory=1g")
            .conf("spark.driver.extraJavaOptions=-Xms1g -XX:+AlwaysPreTouch")
            .start("predict", "--input=" + pictures, "--output=" + output, "--format=json");
    ResidentMemory memory = ResidentMemory.of(predict.process());
    Finished finished = predict.finished().succeeded();

    Rows rows = Rows.read(output);
    assertThat(rows.size()).isEqualTo(PICTURES);
    ResidentMemory predicting = memory.last(RunRecord.secondsOfPictures(RunRecord.read(output)));
    System.out.printf(
        "predict: %s%nresident MB by fifths of the last %d s, as long as pictures took: %s; of all %d s: %s, peak %d%n",
        finished.lastLine(),
        predicting.megabytes().size(),
        predicting.curve(),
        memory.megabytes().size(),
        memory.curve(),
        memory.peak());
    assertFlat(predicting);
  }

  @Test
  void decodesEachInBoundedTimeAndLeavesNothingBehind() throws Exception {
    Path pictures = folder.resolve("pictures");
    new MutatedPictures(SEED).write(pictures, PICTURES);

    String rounds = "" + Math.max(1, DECODINGS / PICTURES);
    Running decoding = Running.start(Map.of(), java(DecodingTimes.class, "" + pictures, rounds));
    ResidentMemory memory = ResidentMemory.of(decoding.process());
    Finished finished = decoding.finished();

    List<String> lines = finished.out().lines().toList();
    assertThat(finished.exitCode()).as("after %s", lines.get(lines.size() - 1)).isZero();
    String slowest = lines.stream().max(Comparator.comparing(MutatedPicturesIT::millis)).get();
    System.out.printf(
        "decoding %s rounds of %d: slowest %s%nresident MB by fifths: %s, peak %d, %d s%n",
        rounds, PICTURES, slowest, memory.curve(), memory.peak(), memory.megabytes().size());
    assertThat(millis(slowest)).as(slowest).isLessThan(LONGEST_MILLIS);
    assertFlat(memory);
  }

  private static long millis(String line) {
    Matcher millis = MILLIS.matcher(line);
    return millis.find() ? Long.parseLong(millis.group(1)) : 0;
  }

  private static void assertFlat(ResidentMemory memory) {
    if (PICTURES >= PICTURES_THAT_TELL) {
      assertThat(memory.growth()).as("%s MB", memory.curve()).isLessThan(FLAT);
    }
  }

  private static List<String> java(Class<?> program, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return Stream.concat(
            Stream.of(
                java,
                "-Xms768m",
                "-Xmx768m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                classes,
                program.getName()),
            Arrays.stream(arguments))
        .toList();
  }
}

package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Incremental runs on a cluster of two workers, killed at random moments and started again, give
 * what an undisturbed run gives. Not part of the build: {@code tests/kill-runs --count 50} runs it.
 */
@EnabledIfSystemProperty(named = "pointwise.kills", matches = "\\d+")
class KillsIT {
  private static final int ROUNDS = Integer.getInteger("pointwise.kills", 3);
  private static final long SEED = Long.getLong("pointwise.kills.seed", 1);
  private static final int PICTURES = 240;
  private static final int COMMIT_EVERY = 30;
  private static final Path FIGURES = Checkout.top().resolve("tests/target/kills.csv");

  @TempDir static Path folder;
  private static Cluster cluster;
  private static Rows undisturbed;
  private static double undisturbedSeconds;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    Checkout.jar();
    cluster = Cluster.start(folder.resolve("cluster"));
    SparkSubmit.locally("sample", "--output=" + pictures(), "--count=" + PICTURES).succeeded();
    IncrementalJob job = job("undisturbed");
    long start = System.nanoTime();
    job.start().finished().succeeded();
    undisturbedSeconds = seconds(start);
    undisturbed = job.rows();
    assertThat(undisturbed.size()).isEqualTo(PICTURES);
    Files.deleteIfExists(FIGURES);
    write("round,victim,moment_seconds,hit,exit,exit_of_rerun,done_again,seconds%n");
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Path pictures() {
    return folder.resolve("pictures");
  }

  private static IncrementalJob job(String name) {
    SparkSubmit submit = SparkSubmit.to(cluster.master());
    return new IncrementalJob(submit, pictures(), folder.resolve(name), COMMIT_EVERY);
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  static Stream<Kill> kills() {
    return IntStream.range(0, ROUNDS).mapToObj(round -> Kill.of(round, SEED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kills")
  void givesTheRowsOfAnUndisturbedRun(Kill kill) throws IOException {
    long start = System.nanoTime();
    IncrementalJob job = job("round-" + kill.round());

    boolean hit;
    Finished disturbed;
    try (Running driver = job.start()) {
      hit = hit(kill, driver);
      disturbed = driver.finished();
    }
    cluster.mend();
    Finished rerun = job.start().finished();

    assertThat(rerun.exitCode()).as(rerun.toString()).isIn(0, IncrementalJob.NOTHING_NEW);
    job.rows().assertSameAs(undisturbed);
    long again = job.tasks().rowsDoneAgain() + IncrementalJob.result(rerun).get("resumed").asLong();
    write(
        "%d,%s,%.1f,%b,%d,%d,%d,%.1f%n",
        kill.round() + 1,
        kill.victim(),
        kill.share() * undisturbedSeconds,
        hit,
        disturbed.exitCode(),
        rerun.exitCode(),
        again,
        seconds(start));
    assertThat(again).as("pictures done again").isLessThan(2 * COMMIT_EVERY);
  }

  /** False when the run had ended before anybody could be killed. */
  private static boolean hit(Kill kill, Running driver) throws IOException {
    SplittableRandom random = new SplittableRandom(kill.round());
    long nanos = (long) (kill.share() * undisturbedSeconds * TimeUnit.SECONDS.toNanos(1));
    long start = System.nanoTime();
    return Await.beforeEndOf(
        driver,
        () -> System.nanoTime() - start >= nanos && kill.victim().kill(cluster, driver, random));
  }

  @Test
  void writesTheRowsOfSpeculativeCopiesOnce() throws IOException {
    IncrementalJob job = job("speculative");
    SparkSubmit eager =
        job.submit()
            .conf("spark.speculation=true")
            .conf("spark.speculation.interval=10ms")
            .conf("spark.speculation.multiplier=0.1")
            .conf("spark.speculation.quantile=0.1")
            .conf("spark.speculation.minTaskRuntime=1ms");

    new IncrementalJob(eager, pictures(), job.folder(), COMMIT_EVERY)
        .start()
        .finished()
        .succeeded();

    job.rows().assertSameAs(undisturbed);
    assertThat(job.tasks().speculativeTasks()).as("speculative copies").isPositive();
  }

  private static void write(String format, Object... figures) throws IOException {
    Files.writeString(
        FIGURES,
        String.format(Locale.ROOT, format, figures),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}

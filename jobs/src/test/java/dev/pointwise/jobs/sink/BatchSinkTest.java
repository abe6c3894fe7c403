package dev.pointwise.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.config.IncrementalConfig;
import dev.pointwise.jobs.config.IncrementalConfig.Rejected;
import dev.pointwise.jobs.config.IncrementalConfig.WhenEmpty;
import dev.pointwise.jobs.config.OutputConfig;
import dev.pointwise.jobs.config.OutputFormat;
import dev.pointwise.jobs.config.WriteMode;
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
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills runs before each change they make to files, and looks at what the next run makes of it. */
class BatchSinkTest {
  private static final int ALWAYS = Integer.MAX_VALUE;
  private static final int COMMIT_EVERY = 2;
  private static final List<String> PICTURES = List.of("p1-bad", "p2", "p3");
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("status", DataTypes.StringType)
          .add("error_class", DataTypes.StringType);

  @TempDir static Path folder;
  private static SparkSession spark;

  private String scheme = "mortal";
  private Path home;
  private boolean mended;
  private int computed;
  private int runs;

  @BeforeAll
  static void knowTheFileSystems() {
    spark = LocalSpark.session();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set("fs.mortal.impl", MortalFiles.class.getName());
    hadoop.set("fs.copying.impl", MortalFiles.Copying.class.getName());
  }

  /** Those that are bad are rejected, unless what was wrong with them is mended. */
  private Dataset<Row> rows(Listing listing) {
    computed += listing.pictures().size();
    String rejected = "%s and id like '%%bad'".formatted(!mended);
    return spark
        .createDataset(listing.pictures().stream().map(Picture::id).toList(), Encoders.STRING())
        .coalesce(1)
        .selectExpr("value as id")
        .selectExpr(
            "id",
            "if(%s, 'REJECTED', 'OK') as status".formatted(rejected),
            "if(%s, 'EMPTY', cast(null as string)) as error_class".formatted(rejected));
  }

  private BatchSink open(Rejected rejected) {
    IncrementalConfig incremental =
        new IncrementalConfig(
            scheme + ":" + home + "/checkpoint", COMMIT_EVERY, rejected, WhenEmpty.DONE);
    OutputConfig config =
        new OutputConfig(
            scheme + ":" + home + "/rows",
            OutputFormat.JSON,
            WriteMode.INCREMENTAL,
            1,
            Optional.empty(),
            Optional.of(incremental));
    return BatchSink.open(
        config,
        Map.of("model sha256", "abc"),
        SCHEMA,
        "20260101T000000Z-%08d".formatted(++runs),
        spark.sparkContext().hadoopConfiguration(),
        notice -> {
          throw new AssertionError("waits: " + notice);
        });
  }

  private static Listing listing(List<String> ids) {
    return new Listing(ids.stream().map(id -> new Picture(id, 0)).toList(), 0);
  }

  /** As a run of the program does it. */
  private Work run(Rejected rejected) throws IOException {
    try (BatchSink sink = open(rejected)) {
      Work work = sink.plan(listing(PICTURES));
      if (!work.isEmpty()) {
        work(sink, work);
      }
      sink.publish();
      return work;
    }
  }

  private void work(BatchSink sink, Work work) throws IOException {
    try {
      sink.prepare();
      for (Portion portion : work.portions()) {
        portion.write(rows(portion.listing()));
        portion.commit(spark, Account.of(portion.listing()));
      }
      sink.record("run-" + runs, new byte[0]);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      try {
        sink.abandon();
      } catch (IOException dead) {
        e.addSuppressed(dead);
      }
      throw e;
    }
  }

  /** Whether the run was killed before it came to its end. */
  private boolean isKilled(int changes, Rejected rejected) throws IOException {
    MortalFiles.liveFor(changes);
    try {
      run(rejected);
      return false;
    } catch (Exception e) { // whatever Spark makes of it
      assertThat(MortalFiles.isAlive()).as(e.toString()).isFalse();
      letTheProcessEnd();
      return true;
    } finally {
      MortalFiles.liveFor(ALWAYS);
    }
  }

  /** The lock names this JVM, which was not killed in earnest. */
  private void letTheProcessEnd() throws IOException {
    Path lock = home.resolve("checkpoint/lock.json");
    if (Files.exists(lock)) {
      String text = Files.readString(lock);
      Files.writeString(
          lock,
          text.replaceFirst("\"started\":\\d+", "\"started\":1")
              .replaceFirst("\"run_id\":\"[^\"]*\"", "\"run_id\":\"killed\""));
    }
  }

  private List<String> ids() {
    return spark.read().json(home + "/rows").select("id").as(Encoders.STRING()).collectAsList();
  }

  private void assertWhole(String when) throws IOException {
    assertThat(ids()).as(when).containsExactlyInAnyOrderElementsOf(PICTURES);
    assertThat(home.resolve("rows").toFile().list())
        .as(when)
        .contains("_SUCCESS", "batch=1", "batch=2")
        .noneMatch(name -> name.matches("_(batch|former).*"));
    try (Stream<Path> files = Files.walk(home.resolve("checkpoint"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as(when)
          .noneMatch(name -> name.startsWith("."))
          .doesNotContain("lock.json");
    }
    Work again = run(Rejected.KEEP);
    assertThat(again.isEmpty()).as(when).isTrue();
    assertThat(again.increment().orElseThrow().alreadyDone()).isEqualTo(PICTURES.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mortal", "copying"})
  void hasEachPictureOnceWheneverARunIsKilled(String scheme) throws IOException {
    this.scheme = scheme;
    int changes = 1;
    home = folder.resolve(scheme + changes);
    while (isKilled(changes, Rejected.KEEP)) {
      String when = "killed before change %d: %s".formatted(changes, MortalFiles.last());
      run(Rejected.KEEP);
      assertWhole(when);
      assertThat(computed).as(when).isLessThanOrEqualTo(PICTURES.size() + COMMIT_EVERY);
      changes++;
      computed = 0;
      home = folder.resolve(scheme + changes);
    }
    assertThat(changes).as("changes of a run").isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mortal", "copying"})
  void hasEachPictureOnceWheneverARetryIsKilled(String scheme) throws IOException {
    this.scheme = scheme;
    Path before = folder.resolve(scheme + "-before");
    home = before;
    MortalFiles.liveFor(ALWAYS);
    run(Rejected.KEEP);
    mended = true;
    int changes = 1;
    while (isKilledAtRetry(before, changes)) {
      String when = "killed before change %d: %s".formatted(changes, MortalFiles.last());
      run(Rejected.RETRY);
      assertWhole(when);
      assertThat(spark.read().json(home + "/rows").where("status = 'REJECTED'").count()).isZero();
      changes++;
    }
    assertThat(changes).as("changes of a run").isGreaterThan(10);
  }

  private boolean isKilledAtRetry(Path before, int changes) throws IOException {
    home = folder.resolve(scheme + "-retry"); // the identity knows its place
    FileUtil.fullyDelete(home.toFile());
    copy(before, home);
    return isKilled(changes, Rejected.RETRY);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    Path identity = to.resolve("checkpoint/identity.json");
    Files.writeString(identity, Files.readString(identity).replace(from.toString(), to.toString()));
  }

  @Test
  void finishesABatchThatWasBegunWithItsOwnPictures() throws IOException {
    home = folder.resolve("begun");
    MortalFiles.liveFor(ALWAYS);
    try (BatchSink sink = open(Rejected.KEEP)) {
      sink.prepare();
      sink.plan(listing(PICTURES)).portions().get(0).write(rows(listing(PICTURES)));
    }
    try (BatchSink sink = open(Rejected.KEEP)) {
      Work work = sink.plan(listing(List.of("p0", "p2", "p3")));
      assertThat(work.portions())
          .extracting(portion -> portion.listing().pictures().stream().map(Picture::id).toList())
          .containsExactly(List.of("p1-bad", "p2"), List.of("p0", "p3"));
      assertThat(work.increment().orElseThrow()).isEqualTo(new Increment(2, 2, 2, 0, 0, 0));
    }
  }

  @Test
  void refusesASecondRunAtTheSameTime() throws IOException {
    home = folder.resolve("locked");
    MortalFiles.liveFor(ALWAYS);
    try (BatchSink first = open(Rejected.KEEP)) {
      assertThat(first.uri()).contains(home.toString());
      assertThatThrownBy(() -> open(Rejected.KEEP))
          .hasMessageContaining("is held by run 20260101T000000Z-00000001")
          .hasMessageContaining("start again");
    }
    open(Rejected.KEEP).close();
  }

  @Test
  void commitsNothingOnceAnotherRunTookOver() throws IOException {
    home = folder.resolve("taken");
    MortalFiles.liveFor(ALWAYS);
    try (BatchSink sink = open(Rejected.KEEP)) {
      sink.prepare();
      Portion portion = sink.plan(listing(PICTURES)).portions().get(0);
      portion.write(rows(portion.listing()));
      letTheProcessEnd();
      try (BatchSink other = open(Rejected.KEEP)) {
        assertThatThrownBy(() -> portion.commit(spark, Account.of(portion.listing())))
            .isInstanceOf(Exception.class);
        assertThat(other.plan(listing(PICTURES)).portions()).hasSize(2);
      }
    }
    assertThat(home.resolve("rows").toFile().list()).noneMatch(name -> name.startsWith("batch="));
  }
}

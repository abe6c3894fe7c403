package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TalkativeFiles;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a secret in the settings, and what they leave behind. */
class SecretsTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          TalkativeFiles.CLASS_KEY,
          TalkativeFiles.class.getName(),
          TalkativeFiles.KEY,
          TalkativeFiles.SECRET);

  @TempDir Path folder;
  private Path card;

  @BeforeEach
  void setUp() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
    SETTINGS.forEach(hadoop::set);
    SETTINGS.forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
  }

  @AfterEach
  void unset() {
    Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
    SETTINGS.keySet().forEach(hadoop::unset);
    SETTINGS.keySet().forEach(key -> System.clearProperty("spark.hadoop." + key));
  }

  private String talkative(Path path) {
    return "talkative:" + path;
  }

  private Ran predict(String input, Object... more) {
    Object[] arguments = {
      "predict",
      "--model",
      card,
      "--input",
      input,
      "--output",
      folder.resolve("rows"),
      "--format",
      "json",
      "--report",
      folder.resolve("page.html")
    };
    return Ran.with(Stream.concat(Stream.of(arguments), Stream.of(more)).toArray());
  }

  @Test
  void aRunWritesNoSecretAnywhere() throws IOException {
    Path pictures = Pictures.good(folder.resolve("pictures"), 4);
    Files.copy(pictures.resolve("000-red.png"), pictures.resolve("denied.png"));

    Ran ran = predict(talkative(pictures)).succeeded();

    assertThat(ran.out()).contains("\"rejected_by_class\":{\"UNREADABLE\":1}");
    assertThat(ran.out() + ran.err()).doesNotContain(TalkativeFiles.SECRET);
    String written = written();
    assertThat(written)
        .as("the file system's own words")
        .contains("the key *********(redacted) does not open this");
    assertThat(written).doesNotContain(TalkativeFiles.SECRET);
  }

  /** All files that the run left, one after the other. */
  private String written() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  @Test
  void aFailureShowsNoSecretNotEvenItsStackTrace() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));

    Ran ran = predict(talkative(closed), "--debug");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err())
        .contains("cannot be listed: the key *********(redacted) does not open this")
        .contains("\tat ")
        .doesNotContain(TalkativeFiles.SECRET);
  }

  @Test
  void refusesSecretsInUrisWhereverTheyStand() throws IOException {
    String uri = "s3a://AKIAEXAMPLE:hush0hush@bucket/photos";
    predict(uri).failed(2, "--input has a password or a signature in its URI");
    predict("photos", "--model", uri).failed(2, "--model has");
    predict("photos", "--nonsense=" + uri).failed(2, "--nonsense has");
    Path list = Files.writeString(folder.resolve("list.txt"), "a.jpg\n" + uri + "\n");
    Ran.with("predict", "--model", card, "--input-list", list, "--output", folder.resolve("rows"))
        .failed(2, "A line of the input list '" + list + "' has");
    Path config = Files.writeString(folder.resolve("job.yaml"), "input: " + uri + "\n");
    Ran ran = Ran.with("predict", "--config", config, "--output", "rows", "--debug");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--input has").doesNotContain("hush0hush");
  }
}

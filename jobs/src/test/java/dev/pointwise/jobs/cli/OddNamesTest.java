package dev.pointwise.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are found, read, written and counted whatever their names. */
class OddNamesTest {
  private static final List<String> NAMES =
      List.of(
          "space a.png",
          "hash#1.png",
          "percent%20.png",
          "question?.png",
          "colon:b.png",
          "comma,.png",
          "quote\".png",
          "apostrophe'.png",
          "back\\slash.png",
          "line\nend.png",
          "star*.png",
          "braces{a,b}.png",
          "umlaut-\u00e4.png",
          "kanji-\u5199.png",
          "\ud83d\udc1f.png");

  @TempDir static Path folder;
  private static Path card;
  private static Path pictures;

  @BeforeAll
  static void draw() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.good(folder.resolve("the pictures"), 1);
    Path red = pictures.resolve("000-red.png");
    for (String name : NAMES) {
      Files.copy(red, pictures.resolve(name));
    }
    Files.delete(red);
    Files.copy(pictures.resolve(NAMES.get(0)), folder.resolve("end space.png "));
    LocalSpark.session();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "json", "csv"})
  void giveEveryPictureItsRow(String format) {
    Ran ran =
        Ran.with(
            "predict",
            "--model",
            card,
            "--input",
            pictures,
            folder.resolve("end space.png "),
            "--output",
            folder.resolve("rows of " + format),
            "--format",
            format);
    assertThat(ran.succeeded().out()).contains("\"ok\":%d,".formatted(NAMES.size() + 1));
  }
}

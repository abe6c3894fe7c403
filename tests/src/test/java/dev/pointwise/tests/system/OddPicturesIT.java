package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd and broken pictures: a row for each file, whatever is in it. */
class OddPicturesIT {
  @TempDir private Path folder;

  @Test
  void givesEveryFileItsRow() throws IOException {
    Path odd = Checkout.shared("images-odd");
    Path rowsFolder = folder.resolve("rows");

    SparkSubmit.locally(
            "predict", "--input=" + odd, "--output=" + rowsFolder, "--format=json", "--quiet")
        .succeeded();

    Rows rows = Rows.read(rowsFolder);
    assertThat(rows.size()).isEqualTo(pictures(odd).size());
    assertThat(rows.of(odd.resolve("variants/bad_empty.jpg")).at("/error_class").asText())
        .isEqualTo("EMPTY");
    assertThat(rows.of(odd.resolve("variants/bad_bomb.png")).at("/error_class").asText())
        .isEqualTo("TOO_LARGE");
    assertThat(rows.of(odd.resolve("variants/bad_half.jpg")).at("/error_class").asText())
        .isEqualTo("TRUNCATED");
    assertThat(rows.of(odd.resolve("variants/bad_html.png")).at("/error_class").asText())
        .isEqualTo("NOT_AN_IMAGE");
    assertThat(rows.of(odd.resolve("variants/hot_dog_cmyk.jpg")).at("/status").asText())
        .isEqualTo("OK");
  }

  private static List<Path> pictures(Path odd) throws IOException {
    try (Stream<Path> files = Files.walk(odd)) {
      return files.filter(file -> file.toString().matches(".*\\.(jpe?g|png|gif|bmp)")).toList();
    }
  }
}

package dev.pointwise.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The default model was trained on the sample pictures: its files must fit them and each other. */
class BundledModelTest {
  private static final int MAX_BYTES = 3_000_000;

  @Test
  void hasTheLabelsOfTheSamplePicturesInTheirOrder() throws IOException {
    assertThat(text("labels.txt").lines()).containsExactlyElementsOf(SampleSet.labels());
  }

  @Test
  void isTheFileThatItsCardNames() throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes("model.onnx"));
    assertThat(text("card.yaml").lines())
        .contains("model: model.onnx", "sha256: " + HexFormat.of().formatHex(digest));
  }

  @Test
  void isSmall() throws IOException {
    assertThat(bytes("model.onnx")).hasSizeLessThan(MAX_BYTES);
  }

  private static String text(String file) throws IOException {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String file) throws IOException {
    String resource = "/dev/pointwise/model/zoo/default/" + file;
    try (InputStream input = BundledModelTest.class.getResourceAsStream(resource)) {
      assertThat(input).as(resource).isNotNull();
      return input.readAllBytes();
    }
  }
}

package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.PixelStep;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class PreprocessReaderTest {
  static final List<String> NAMES = PreprocessReader.NAMES;

  private static Preprocess parse(String text) {
    return PreprocessReader.parse(text, "config.json");
  }

  private static byte[] nothing(String uri) throws IOException {
    throw new FileNotFoundException("no such file");
  }

  private static PixelStep shorterSide(int pixels, Filter filter) {
    return new Resize(new Resize.ShorterSide(pixels), filter, Antialias.ON);
  }

  private static PixelStep squash(int height, int width, Filter filter) {
    return new Resize(new Resize.Exactly(new ImageSize(height, width)), filter, Antialias.ON);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void knowsTheNamedOnes(String name) {
    assertThat(PreprocessReader.load(name, PreprocessReaderTest::nothing).channels().count())
        .isEqualTo(3);
  }

  @Test
  void imagenetIsTorchvisionsTransform() {
    Preprocess imagenet = PreprocessReader.load("imagenet", PreprocessReaderTest::nothing);

    assertThat(imagenet.pixels())
        .containsExactly(shorterSide(256, Filter.BILINEAR), CenterCrop.square(224));
    assertThat(imagenet.mean()).containsExactly(0.485f, 0.456f, 0.406f);
  }

  @Test
  void namesWhatItKnowsWhenThereIsNoSuchFile() {
    assertThatThrownBy(() -> PreprocessReader.load("imagnet", PreprocessReaderTest::nothing))
        .hasMessage(
            "Preprocessing 'imagnet' (did you mean 'imagenet'?) cannot be read: no such file;"
                + " give a file, or one of the names caffe, clip, imagenet, inception");
  }

  @Test
  void readsTheBlockOfACard() {
    String card = Cards.small();
    String block = card.substring(card.indexOf("preprocess:"), card.indexOf("labels:"));

    assertThat(parse(block)).isEqualTo(ModelCard.parse(card, "card").preprocess());
  }

  @Test
  void refusesOtherKeysBesideTheBlock() {
    assertThatThrownBy(() -> parse(Cards.small()))
        .hasMessageStartingWith("config.json: unknown key 'name'");
  }

  @Test
  void readsHuggingFacesClassicForm() {
    Preprocess preprocess =
        parse(
            """
            {"crop_size": {"height": 224, "width": 224}, "do_center_crop": true,
             "do_normalize": true, "do_rescale": true, "do_resize": true,
             "image_mean": [0.48, 0.45, 0.40], "image_processor_type": "CLIPImageProcessor",
             "image_std": [0.26, 0.26, 0.27], "resample": 3,
             "rescale_factor": 0.00392156862745098, "size": {"shortest_edge": 224}}
            """);

    assertThat(preprocess.pixels())
        .containsExactly(shorterSide(224, Filter.BICUBIC), CenterCrop.square(224));
    assertThat(preprocess.scale()).isEqualTo(1 / 255f);
    assertThat(preprocess.mean()).containsExactly(.48f, .45f, .40f);
    assertThat(preprocess.std()).containsExactly(.26f, .26f, .27f);
    assertThat(preprocess.channels()).isEqualTo(Channels.RGB);
  }

  @Test
  void readsHuggingFacesSquashWithoutCropOrNormalisation() {
    Preprocess preprocess =
        parse(
            """
            {"do_resize": true, "size": {"height": 192, "width": 256}, "resample": 2,
             "do_rescale": false, "do_normalize": false, "do_flip_channel_order": true}
            """);

    assertThat(preprocess.pixels()).containsExactly(squash(192, 256, Filter.BILINEAR));
    assertThat(preprocess.scale()).isEqualTo(1);
    assertThat(preprocess.mean()).containsExactly(0f, 0f, 0f);
    assertThat(preprocess.std()).containsExactly(1f, 1f, 1f);
    assertThat(preprocess.channels()).isEqualTo(Channels.BGR);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "size": 224                                             | 224x224
          "size": 256, "crop_size": 224                           | 256 then 224
          "size": 256, "do_center_crop": true, "crop_size": 224   | 256 then 224
          "size": 224, "do_center_crop": false, "crop_size": 192  | 224x224
          "size": {"shortest_edge": 224}, "crop_pct": 0.875       | 256 then 224
          "size": {"shortest_edge": 384}, "crop_pct": 1.0         | 384x384
          """)
  void readsHuggingFacesOlderForms(String keys, String steps) {
    String json = "{\"do_resize\": true, %s, \"resample\": 2, \"do_normalize\": false}";
    List<PixelStep> expected =
        switch (steps) {
          case "224x224" -> List.of(squash(224, 224, Filter.BILINEAR));
          case "384x384" -> List.of(squash(384, 384, Filter.BILINEAR));
          default -> List.of(shorterSide(256, Filter.BILINEAR), CenterCrop.square(224));
        };

    assertThat(parse(json.formatted(keys)).pixels()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "resample": 4                   | 'resample' is Pillow's filter 4, which is not supported; 0 to 3 are
          "resample": 2, "do_pad": true   | 'do_pad' is not supported; write a 'preprocess' block instead
          "resample": 2, "do_x": true     | key 'image_mean' is missing
          """)
  void saysWhatOfHuggingFaceItCannotFollow(String keys, String message) {
    assertThatThrownBy(() -> parse("{\"do_resize\": true, \"size\": 224, " + keys + "}"))
        .hasMessage("config.json: " + message);
  }

  @Test
  void readsTimm() {
    Preprocess preprocess =
        parse(
            """
            {"architecture": "resnet50", "num_classes": 1000, "pretrained_cfg": {
              "input_size": [3, 224, 224], "interpolation": "bicubic", "crop_pct": 0.95,
              "crop_mode": "center", "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}}
            """);

    assertThat(preprocess.pixels())
        .containsExactly(shorterSide(235, Filter.BICUBIC), CenterCrop.square(224));
    assertThat(preprocess.scale()).isEqualTo(1 / 255f);
    assertThat(preprocess.std()).containsExactly(0.229f, 0.224f, 0.225f);
  }

  @Test
  void readsTimmsSquash() {
    assertThat(parse(timm("[3, 288, 320]", "squash")).pixels())
        .containsExactly(
            squash(288, 320, Filter.BILINEAR), new CenterCrop(new ImageSize(288, 320)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [3, 224, 224] | border | 'crop_mode' is border with an input of 224x224, which is not supported; write a 'preprocess' block instead
          [1, 28, 28]   | center | 'input_size' must be [3, height, width] but is [1.0, 28.0, 28.0]
          """)
  void saysWhatOfTimmItCannotFollow(String size, String mode, String message) {
    assertThatThrownBy(() -> parse(timm(size, mode))).hasMessage("config.json: " + message);
  }

  @Test
  void refusesATimmPictureWithoutPixels() {
    assertThatThrownBy(() -> parse(timm("[3, 0, 0]", "center")))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("config.json: ");
  }

  private static String timm(String size, String mode) {
    return """
        {"input_size": %s, "interpolation": "bilinear", "crop_pct": 1.0, "crop_mode": "%s",
         "mean": [0, 0, 0], "std": [1, 1, 1]}
        """
        .formatted(size, mode);
  }
}

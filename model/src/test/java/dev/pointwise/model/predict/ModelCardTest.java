package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.CenterFraction;
import dev.pointwise.model.image.Channels;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.Layout;
import dev.pointwise.model.image.Orientation;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private static final String FULL =
      """
      name: squeezenet1_0
      model: model.onnx                # beside the card
      sha256: %s
      preprocess:
        pixels:
          - crop: {center-fraction: 0.875}
          - resize: {shorter-side: 256, filter: bilinear, antialias: true}
          - crop: {center: 224}
        channels: BGR
        scale: 0.00392156862745098
        mean: [0.485, 0.456, 0.406]
        std: [0.229, 0.224, 0.225]
        layout: NHWC
        orientation: ignore
      labels: imagenet.txt
      scores: prob
      winograd: off
      kernels: {conv1/7x7: direct}
      """
          .formatted(SHA256);

  private static ModelCard parse(String yaml) {
    return ModelCard.parse(yaml, "models/nin.yaml");
  }

  /** The full card with one text replaced. */
  private static String with(String text, String replacement) {
    assertThat(FULL).contains(text);
    return FULL.replace(text, replacement);
  }

  @Test
  void readsEveryKeyAndKeepsTheOrderOfThePixelSteps() {
    Preprocess preprocess =
        new Preprocess(
            List.of(
                new CenterFraction(0.875),
                new Resize(new Resize.ShorterSide(256), Filter.BILINEAR, Antialias.ON),
                CenterCrop.square(224)),
            Channels.BGR,
            1 / 255f,
            List.of(0.485f, 0.456f, 0.406f),
            List.of(0.229f, 0.224f, 0.225f),
            Layout.NHWC,
            Orientation.IGNORE);

    assertThat(parse(FULL))
        .isEqualTo(
            new ModelCard(
                "squeezenet1_0",
                "model.onnx",
                Optional.of(SHA256),
                preprocess,
                Optional.of("imagenet.txt"),
                OutputKind.SCORES,
                "prob",
                new Kernels(Kernels.Winograd.OFF, Map.of("conv1/7x7", "direct"))));
  }

  @Test
  void sha256AndLabelsMayBeLeftOut() {
    ModelCard card =
        parse(with("sha256: " + SHA256 + "\n", "").replace("labels: imagenet.txt\n", ""));

    assertThat(card.sha256()).isEmpty();
    assertThat(card.labels()).isEmpty();
  }

  @Test
  void kernelsAreFreeUnlessTheCardSaysOtherwise() {
    ModelCard card = parse(with("winograd: off\nkernels: {conv1/7x7: direct}\n", ""));

    assertThat(card.kernels()).isEqualTo(Kernels.FASTEST);
  }

  @Test
  void anOutputMayBeCalledAsYamlCallsTheTruth() {
    assertThat(parse(with("scores: prob", "scores: y")).output()).isEqualTo("y");
  }

  @Test
  void readsSidesAndUnfilteredResize() {
    ModelCard card =
        parse(
            with(
                "shorter-side: 256, filter: bilinear, antialias: true",
                "width: 300, height: 200, filter: lanczos, antialias: false"));

    assertThat(card.preprocess().pixels().get(1))
        .isEqualTo(
            new Resize(new Resize.Exactly(new ImageSize(200, 300)), Filter.LANCZOS, Antialias.OFF));
  }

  @Test
  void writesWhatItReads() {
    String odd = with("center: 224", "center: {width: 224, height: 192}");

    assertThat(ModelCard.parse(parse(FULL).toYaml(), "copy")).isEqualTo(parse(FULL));
    assertThat(ModelCard.parse(parse(odd).toYaml(), "copy")).isEqualTo(parse(odd));
    assertThat(ModelCard.parse(parse(Cards.small()).toYaml(), "copy"))
        .isEqualTo(parse(Cards.small()));
  }

  @Test
  void anArchitectureHasWeights() {
    String card = with("model: model.onnx", "architecture: resnet50\nweights: sub/r.safetensors");

    assertThat(parse(card).model()).isEqualTo("zoo:resnet50?weights=sub/r.safetensors");
    assertThat(ModelCard.parse(parse(card).toYaml(), "copy")).isEqualTo(parse(card));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "resnet51 | r.safetensors | 'architecture' is 'resnet51', which is none (did you mean",
        "resnet50 | r.h5 | 'weights' must be a .safetensors file but is r.h5"
      })
  void refusesAnArchitectureThatIsNone(String architecture, String weights, String message) {
    String keys = "architecture: %s\nweights: %s".formatted(architecture, weights);

    assertThatThrownBy(() -> parse(with("model: model.onnx", keys)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("models/nin.yaml: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          labels:             | lables:             | unknown key 'lables' (did you mean 'labels'?); keys here are name, model, architecture, weights, sha256, preprocess, labels, logits, scores, winograd, kernels
          channels: BGR       | chanels: BGR        | unknown key 'preprocess.chanels' (did you mean 'channels'?)
          center-fraction:    | centre-fraction:    | unknown key 'preprocess.pixels[0].crop.centre-fraction' (did you mean 'center-fraction'?)
          - crop: {center:    | - rotate: {center:  | unknown key 'preprocess.pixels[2].rotate'
          name:               | '#':                | unknown key '#'
          model: model.onnx   | model:              | key 'model' is missing
          filter: bilinear,   | ``                  | key 'preprocess.pixels[1].resize.filter' is missing
          scores: prob        | ``                  | has neither 'logits' nor 'scores'; give exactly one
          scores: prob        | `{scores: a}`       | is not valid YAML: while scanning a simple key line 16
          labels: imagenet.txt| logits: fc          | has both 'logits' and 'scores'; give exactly one
          labels: imagenet.txt| architecture: nin   | has both 'model' and 'architecture'; give exactly one
          labels: imagenet.txt| weights: a.safetensors | 'weights' belongs to an 'architecture'; a 'model' has its own
          model: model.onnx   | architecture: resnet50 | key 'weights' is missing
          model: model.onnx   | weights: a.safetensors | has neither 'model' nor 'architecture'; give exactly one
          model: model.onnx   | model: 'zoo:resnet50' | 'model' is zoo:resnet50; name it with 'architecture' and 'weights'
          labels: imagenet.txt| name: again         | is not valid YAML: line 15: Duplicate field 'name'
          filter: bilinear    | filter: linear      | 'preprocess.pixels[1].resize.filter' must be one of NEAREST, BILINEAR, BICUBIC, LANCZOS but is "linear"
          antialias: true     | antialias: 1        | 'preprocess.pixels[1].resize.antialias' must be true or false but is 1
          shorter-side: 256   | shorter-side: 25.5  | 'preprocess.pixels[1].resize.shorter-side' must be a whole number but is 25.5
          shorter-side: 256   | shorter-side: 0     | shorter-side is at least 1 pixel but was 0
          shorter-side: 256   | shorter-side: 2, width: 2 | 'preprocess.pixels[1].resize.shorter-side' excludes width and height
          center: 224         | center: 2, center-fraction: 1 | has both 'preprocess.pixels[2].crop.center' and
          0.485, 0.456, 0.406 | 0.485               | mean has 1 numbers [0.485], but channels BGR needs 3
          [0.485, 0.456, 0.406] | 0.485             | 'preprocess.mean' must be a list but is 0.485
          0.485, 0.456        | x, 0.456            | 'preprocess.mean' must be a list of numbers but is ["x",0.456,0.406]
          crop: {center: 224} | resize              | 'preprocess.pixels[2]' must be a mapping of keys to values but is "resize"
          scale: 0.0039       | scale: one          | 'preprocess.scale' must be a number but is "one
          name: squeezenet1_0 | name: 10            | 'name' must be text (in quotes, if it looks like a number) but is 10
          winograd: off       | winograd: maybe     | 'winograd' must be one of AUTO, OFF but is "maybe"
          winograd: off       | winograd: false     | 'winograd' must be text
          conv1/7x7: direct   | conv1/7x7: 1        | 'kernels.conv1/7x7' must be text
          `{conv1/7x7: direct}` | direct            | 'kernels' must be a mapping of keys to values but is "direct"
          sha256: 01          | sha256: zz          | 'sha256' must be 64 hexadecimal digits but is zz
          """)
  void namesSourceAndKeyOfWhatIsWrong(String text, String replacement, String message) {
    assertThatThrownBy(() -> parse(with(text, replacement)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("models/nin.yaml")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"''", "just text", "[1]"})
  void refusesWhatIsNoMapping(String text) {
    assertThatThrownBy(() -> parse(text))
        .hasMessage("models/nin.yaml must be a YAML mapping of keys to values");
  }
}

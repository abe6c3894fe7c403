package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.ModelFile;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
  private static final String CARD = "hdfs://host/models/colours.yaml";

  private final Map<String, byte[]> files = new HashMap<>();
  private final ResourceReader resources =
      uri -> {
        if (!files.containsKey(uri)) {
          throw new FileNotFoundException("no such file");
        }
        return files.get(uri);
      };

  ModelBundleTest() {
    write(CARD, Cards.small());
    files.put("hdfs://host/models/colours.onnx", OnnxFiles.colours());
    write("hdfs://host/models/colours.txt", "red\ngreen\nblue\n");
  }

  private void write(String uri, String text) {
    files.put(uri, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsTheFilesBesideTheCard() {
    ModelBundle bundle = ModelBundle.load(CARD, resources);

    assertThat(bundle.source()).isEqualTo(CARD);
    assertThat(bundle.card()).isEqualTo(Colours.CARD);
    assertThat(bundle.file().name()).isEqualTo("hdfs://host/models/colours.onnx");
    assertThat(bundle.file().content()).isEqualTo(OnnxFiles.colours());
    assertThat(bundle.labels()).containsExactly("red", "green", "blue");
  }

  @ParameterizedTest(name = "{1} in {0} is {2}")
  @CsvSource({
    "models/a.yaml, m.onnx, models/m.onnx",
    "a.yaml, sub/m.onnx, sub/m.onnx",
    "s3a://b/x/a.yaml, m.onnx, s3a://b/x/m.onnx",
    "models/a.yaml, /abs/m.onnx, /abs/m.onnx",
    "models/a.yaml, s3a://b/m.onnx, s3a://b/m.onnx",
    "models/a.yaml, file:/abs/m.onnx, file:/abs/m.onnx"
  })
  void namesAreSeenFromTheCard(String card, String name, String uri) {
    assertThat(BundleLoader.beside(card, name)).isEqualTo(uri);
  }

  @Test
  void namesTheFileThatIsMissing() {
    files.remove("hdfs://host/models/colours.txt");

    assertThatThrownBy(() -> ModelBundle.load(CARD, resources))
        .isInstanceOf(ModelException.class)
        .hasMessage("hdfs://host/models/colours.txt cannot be read: no such file");
  }

  @Test
  void acceptsAModelOfTheSha256OnTheCard() {
    String sha256 = Sha256.hex(OnnxFiles.colours());
    write(CARD, "sha256: " + sha256.toUpperCase(Locale.ROOT) + "\n" + Cards.small());

    assertThat(ModelBundle.load(CARD, resources).sha256()).isEqualTo(sha256);
  }

  @Test
  void hashesAsSha256sumDoes() {
    // echo -n model | sha256sum
    assertThat(Sha256.hex("model".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4");
  }

  @Test
  void refusesAModelOfAnotherSha256() {
    write(CARD, "sha256: " + "ab".repeat(32) + "\n" + Cards.small());

    assertThatThrownBy(() -> ModelBundle.load(CARD, resources))
        .hasMessage(
            "%s: 'sha256' is %s but hdfs://host/models/colours.onnx has %s; get the right file, or correct the card"
                .formatted(CARD, "ab".repeat(32), Sha256.hex(OnnxFiles.colours())));
  }

  @Test
  void theCallerMayReplaceLabelsAndPreprocessing() {
    write("other.json", "{\"id2label\": {\"0\": \"r\", \"1\": \"g\", \"2\": \"b\"}}");
    ModelBundle bundle =
        ModelBundle.load(
            CARD, new CardOverrides(Optional.of("imagenet"), Optional.of("other.json")), resources);

    assertThat(bundle.labels()).containsExactly("r", "g", "b");
    assertThat(bundle.card().labels()).contains("other.json");
    assertThat(bundle.card().preprocess().outputSize()).hasToString("224x224");
    assertThat(bundle.card().output()).isEqualTo("pool");
  }

  @Test
  void labelsThatAreReplacedNeedNotBeThere() {
    files.remove("hdfs://host/models/colours.txt");
    write("other.txt", "r\ng\nb\n");
    CardOverrides overrides = new CardOverrides(Optional.empty(), Optional.of("other.txt"));

    assertThat(ModelBundle.load(CARD, overrides, resources).labels())
        .containsExactly("r", "g", "b");
  }

  @Test
  void theNetworkOfACardIsThatOfItsModel() {
    files.remove("hdfs://host/models/colours.txt");

    assertThat(ModelBundle.network(CARD, resources).node("prob").shape()).hasToString("3");
  }

  @Test
  void aBareModelNeedsAPreprocessing() {
    files.put("m.onnx", OnnxFiles.colours());

    assertThatThrownBy(() -> ModelBundle.load("m.onnx", resources))
        .hasMessage(
            "m.onnx does not say how pictures become its input; give --preprocess FILE|NAME or a model card");
  }

  @Test
  void readsWeightFilesBesideTheModel() {
    files.put("sub/m.onnx", OnnxFiles.withWeightsIn("data/weights.bin"));
    files.put("sub/data/weights.bin", OnnxFiles.weights());
    ModelBundle bundle =
        ModelBundle.load(
            "sub/m.onnx", new CardOverrides(Optional.of("imagenet"), Optional.empty()), resources);

    assertThat(bundle.file().weights("data/weights.bin")).isEqualTo(OnnxFiles.weights());
    assertThat(bundle.card().output()).isEqualTo("prob");
    assertThat(bundle.card().outputKind()).isEqualTo(OutputKind.SCORES);
    assertThat(ModelBundle.network("sub/m.onnx", resources).node("swap").shape())
        .hasToString("3x2x2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../weights.bin", "a/../../weights.bin", "/etc/weights", "s3a://b/w"})
  void refusesWeightFilesThatAreNotBesideTheModel(String location) {
    files.put("m.onnx", OnnxFiles.withWeightsIn(location));

    assertThatThrownBy(() -> ModelBundle.network("m.onnx", resources))
        .hasMessageStartingWith(
            "m.onnx keeps weights in '%s', which is not beside the model".formatted(location));
  }

  @Test
  void namesTheFormatsThatAreRead() {
    write("m.pth", "model");

    assertThatThrownBy(() -> ModelBundle.network("m.pth", resources))
        .hasMessage(
            "m.pth is of no format that is read here; models are .onnx or Keras .h5 files, .safetensors of an architecture, or .yaml cards of them");
  }

  @Test
  void aModelWithoutACardHasScoresWhereItEndsInASoftmax() {
    ModelFile file = ModelFile.of("m.onnx", new byte[0]);
    ModelCard scores = BareModel.card(file, Colours.graph(), Colours.CARD.preprocess());
    ModelCard logits =
        BareModel.card(file, Colours.graph().cutAt(List.of("flat")), Colours.CARD.preprocess());

    assertThat(scores.outputKind()).isEqualTo(OutputKind.SCORES);
    assertThat(scores.output()).isEqualTo("prob");
    assertThat(logits.outputKind()).isEqualTo(OutputKind.LOGITS);
    assertThat(logits.output()).isEqualTo("flat");
  }

  @Test
  void aModelOfSeveralOutputsNeedsACard() {
    ModelFile file = ModelFile.of("m.onnx", new byte[0]);

    assertThatThrownBy(
            () ->
                BareModel.card(
                    file,
                    Colours.graph().cutAt(List.of("flat", "prob")),
                    Colours.CARD.preprocess()))
        .hasMessage(
            "m.onnx has the outputs flat, prob; write a model card that names one as 'logits' or 'scores'");
  }

  @Test
  void namesTheZoosModels() {
    assertThatThrownBy(() -> ModelBundle.load("zoo:defualt", resources))
        .hasMessageStartingWith("No model is called 'zoo:defualt' (did you mean 'zoo:default'?)");
  }

  @Test
  void travelsAsBytes() {
    ModelFile file =
        new ModelFile(
            "m.onnx",
            new byte[] {1, 2, 3},
            Map.of("weights.bin", new byte[] {4, 5}, "more.bin", new byte[0]));
    ModelBundle bundle =
        new ModelBundle("colours.yaml", Colours.CARD, file, List.of("rot", "grün", "blau"));
    ModelBundle copy = ModelBundle.fromBytes(bundle.toBytes());

    assertThat(copy.source()).isEqualTo("colours.yaml");
    assertThat(copy.card()).isEqualTo(Colours.CARD);
    assertThat(copy.labels()).containsExactly("rot", "grün", "blau");
    assertThat(copy.file().name()).isEqualTo("m.onnx");
    assertThat(copy.file().content()).containsExactly(1, 2, 3);
    assertThat(copy.file().weightFiles()).containsOnlyKeys("weights.bin", "more.bin");
    assertThat(copy.file().weights("weights.bin")).containsExactly(4, 5);
  }

  @Test
  void sizeAndFingerprintAreThoseOfTheBytes() {
    byte[] bytes = Colours.bundle().toBytes();

    assertThat(Colours.bundle().encodedSize()).isEqualTo(bytes.length);
    assertThat(Colours.bundle().encodedSha256()).isEqualTo(Sha256.hex(bytes));
  }

  @Test
  void bytesThatAreCutShortAreNoBundle() {
    byte[] bytes = Colours.bundle().toBytes();

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ModelBundle.fromBytes(cut)).isInstanceOf(ModelException.class);
    }
    assertThatThrownBy(() -> ModelBundle.fromBytes(new byte[100]))
        .hasMessage("These bytes are no model bundle of this version of pointwise");
  }
}

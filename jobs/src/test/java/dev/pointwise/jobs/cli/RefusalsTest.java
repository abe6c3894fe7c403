package dev.pointwise.jobs.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a run before it starts: the exit code, one message, and nothing left behind. */
class RefusalsTest {
  @TempDir Path folder;
  private Path card;
  private Path pictures;
  private Path output;

  @BeforeEach
  void setUp() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    pictures = Pictures.good(folder.resolve("pictures"), 4);
    output = folder.resolve("output");
  }

  private Ran predict(Object... more) {
    Stream<Object> arguments =
        Stream.of("predict", "--model", card, "--input", pictures, "--output", output);
    return Ran.with(Stream.concat(arguments, Stream.of(more)).toArray());
  }

  private void writeCard(String from, String to) throws IOException {
    assertThat(TinyModel.card()).contains(from);
    Files.writeString(card, TinyModel.card().replace(from, to));
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(Files.exists(output.resolve("_SUCCESS"))).isFalse();
  }

  @Test
  void refusesAnUnknownKeyOfTheCard() throws IOException {
    writeCard("channels: RGB", "chanels: RGB");
    predict().failed(3, "tiny.yaml", "chanels");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesACardWithTwoNetworks() throws IOException {
    writeCard("preprocess:", "architecture: resnet50\npreprocess:");
    predict().failed(3, "tiny.yaml has both 'model' and 'architecture'; give exactly one");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesWeightsThatAreCutOff() throws IOException {
    writeCard("model: tiny.onnx", "architecture: resnet20-cifar10\nweights: cut.safetensors");
    String header = "{\"fc\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}";
    Files.writeString(
        card.resolveSibling("cut.safetensors"),
        (char) header.length() + "\0".repeat(7) + header + "8 bytes.");
    predict().failed(3, "cut.safetensors: tensor 'fc' lies at bytes 0 to 16, but only 8 are there");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesWeightsWhoseHeaderIsWrong() throws IOException {
    writeCard("model: tiny.onnx", "architecture: resnet20-cifar10\nweights: odd.safetensors");
    Files.writeString(card.resolveSibling("odd.safetensors"), "\5" + "\0".repeat(7) + "{\"fc\"");
    predict().failed(3, "odd.safetensors is no safetensors file", "its header is no JSON");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesALayerOfKerasThatItDoesNotKnow() throws IOException {
    writeCard("model: tiny.onnx", "model: tiny.h5");
    String network =
        Files.readString(
            Path.of(System.getProperty("pointwise.checkout"))
                .resolve("model/src/test/resources/dev/pointwise/model/read/keras/sequential.h5"),
            ISO_8859_1);
    Files.writeString(
        card.resolveSibling("tiny.h5"),
        network.replace("\"class_name\": \"Dropout\"", "\"class_name\": \"Lambda\" "),
        ISO_8859_1);
    predict().failed(3, "tiny.h5: layer 'dropout' (Lambda) is of a class that is not supported");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesAnHdf5FileThatIsNone() throws IOException {
    writeCard("model: tiny.onnx", "model: tiny.h5");
    Files.writeString(card.resolveSibling("tiny.h5"), "no HDF5 at all");
    predict().failed(3, "tiny.h5 is no HDF5 file, or is cut off or damaged");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesAWrongSha256() throws IOException {
    writeCard("preprocess:", "sha256: " + "ab".repeat(32) + "\npreprocess:");
    predict().failed(3, "tiny.yaml", "sha256", "tiny.onnx");
  }

  @Test
  void refusesLabelsThatDoNotFit() throws IOException {
    Path labels = Files.writeString(folder.resolve("three.txt"), "a\nb\nc\n");
    predict("--labels", labels).failed(3, "3 lines", "4 values");
  }

  @Test
  void suggestsTheLayerThatWasMeant() {
    Ran.with(
            "features",
            "--model",
            card,
            "--layer",
            "stem/conv0",
            "--input",
            pictures,
            "--output",
            output)
        .failed(3, "stem/conv0", "did you mean 'stem/conv.0'");
  }

  @Test
  void refusesAFileThatIsNoModel() throws IOException {
    Files.write(folder.resolve("model/tiny.onnx"), Pictures.text());
    predict().failed(3, "tiny.onnx");
  }

  @Test
  void refusesHalfAModel() throws IOException {
    Path model = folder.resolve("model/tiny.onnx");
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(whole, whole.length / 2));
    predict().failed(3, "tiny.onnx");
  }

  @Test
  void refusesAModelThatIsMissing() {
    predict("--labels", folder.resolve("no.txt")).failed(3, "no.txt", "cannot be read");
  }

  @Test
  void refusesAMissingInput() {
    Ran.with("predict", "--model", card, "--input", folder + "/nowhere", "--output", output)
        .failed(5, "nowhere", "does not exist");
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesAFolderWithoutPictures() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.write(empty.resolve("notes.txt"), Pictures.text());
    Ran.with("predict", "--model", card, "--input", empty, "--output", output)
        .failed(5, "empty", "1 other files");
  }

  @Test
  void refusesAnInputListThatIsMissing() {
    Ran.with("predict", "--model", card, "--input-list", folder + "/no.list", "--output", output)
        .failed(5, "no.list");
  }

  @Test
  void refusesAnOutputThatExistsAndLeavesItAlone() throws IOException {
    Files.createDirectory(output);
    Path part = Files.writeString(output.resolve("part-0"), "rows");
    predict().failed(6, output.toString(), "exists already", "--mode");
    assertThat(part).hasContent("rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holiday.jpg",
        "_DSC0001.JPG",
        "part-1.jpg",
        "part-1.parquet/a.jpg",
        "_old/a.jpg",
        ".git/a"
      })
  void doesNotOverwriteWhatNoRunWrote(String name) throws IOException {
    Path photo = output.resolve(name);
    Files.createDirectories(photo.getParent());
    Files.writeString(photo, "photo");
    predict("--mode", "overwrite").failed(6, name.split("/", 2)[0], "not overwritten");
    assertThat(photo).hasContent("photo");
  }

  @Test
  void refusesAnOutputThatIsAFile() throws IOException {
    Files.writeString(output, "a file");
    predict().failed(6, "is a file");
    assertThat(output).hasContent("a file");
  }

  @Test
  void refusesToAppendRowsOfAnotherFormat() throws IOException {
    Files.createDirectory(output);
    Files.writeString(output.resolve("part-0.json"), "{}");
    predict("--mode", "append").failed(6, "part-0.json", "parquet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--top-k=0",
        "--batch-size=0",
        "--batch-size=many",
        "--partitions=0",
        "--max-reject-rate=2",
        "--max-pixels=-1",
        "--max-pixels=3000000000",
        "--format=xml",
        "--mode=incremental",
        "--checkpoint=here",
        "--commit-every=5",
        "--retry-rejected",
        "--exit-99-when-empty",
        "--no-such-option",
      })
  void refusesWrongOptionsAndNamesThem(String option) {
    predict(option).failed(2, option.split("=", 2)[0]);
    assertThat(output).doesNotExist();
  }

  @Test
  void suggestsTheOptionAndTheCommandThatWereMeant() {
    assertThat(predict("--batchsize=3").failed(2).err()).contains("--batch-size");
    assertThat(Ran.with("pradict").failed(2).err()).contains("predict");
  }

  @Test
  void needsPicturesAndAnOutput() {
    Ran.with("predict", "--output", output).failed(2, "--input");
    Ran.with("predict", "--input", pictures).failed(2, "--output");
    Ran.with().failed(2, "command");
  }

  @Test
  void showsTheStackTraceOnlyWhenAsked() {
    assertThat(predict("--debug", "--labels", "no.txt").err()).contains("\tat dev.pointwise");
  }

  @Test
  void endsWithFourWhenTooManyAreRejectedAndKeepsTheRows() throws IOException {
    Pictures.addBad(pictures);
    LocalSpark.session();
    Path kept = folder.resolve("kept");
    Ran ran =
        Ran.with(
            "predict",
            "--model",
            card,
            "--input",
            pictures,
            "--output",
            kept,
            "--max-reject-rate",
            "0.4");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).contains("\"rejected\":3");
    assertThat(ran.err()).contains("3 of 7 pictures were rejected", "0.4", kept.toString());
    assertThat(kept.resolve("_SUCCESS")).exists();
    try (Stream<Path> records = Files.list(kept.resolve("_run"))) {
      Path record = records.filter(file -> file.toString().endsWith(".json")).findFirst().get();
      assertThat(record).content().contains("reject rate exceeded");
    }
  }
}

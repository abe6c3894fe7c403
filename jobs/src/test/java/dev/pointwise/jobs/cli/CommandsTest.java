package dev.pointwise.jobs.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    TinyModel.write(folder);
    model = folder.resolve("tiny.onnx");
  }

  /** A float32 array in NumPy's format. */
  private Path npy(String name, String shape, float... values) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n".formatted(shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Files.write(folder.resolve(name), bytes.array());
  }

  private Ran verify(float... expected) throws IOException {
    float[] ones = new float[3 * 8 * 8];
    Arrays.fill(ones, 1);
    return Ran.with(
        "verify",
        "--model",
        model,
        "--input",
        npy("x.npy", "1, 3, 8, 8", ones),
        "--expected",
        npy("y.npy", "1, 4", expected));
  }

  @Test
  void verifyPassesWhatIsRight() throws IOException {
    Ran ran = verify(2, 2, 2, 2.7f).succeeded();
    assertThat(ran.out()).startsWith("PASS ").endsWith("1 passed, 0 failed, 0 unsupported\n");
  }

  @Test
  void verifyFailsWhatIsWrong() throws IOException {
    Ran ran = verify(2, 2, 2, 2.8f);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).startsWith("FAIL ").endsWith("0 passed, 1 failed, 0 unsupported\n");
  }

  @Test
  void verifyNeedsSomethingToVerify() throws IOException {
    Ran.with("verify").failed(2, "--input");
    Ran.with("verify", "--input", model).failed(2, "--expected");
    Ran.with("verify", folder.resolve("nowhere")).failed(5, "nowhere");
    Ran.with("verify", Files.createDirectory(folder.resolve("empty"))).failed(5, "no test case");
  }

  @Test
  void summaryCountsParametersAndMacs() throws IOException {
    String json = Ran.with("summary", "--model", model, "--json").succeeded().out();
    JsonNode summary = new ObjectMapper().readTree(json);
    assertThat(summary.get("parameters").asInt()).isEqualTo(12);
    assertThat(summary.get("macs").asInt()).isEqualTo(4 * 3 * 8 * 8);
    assertThat(Ran.with("summary", "--model", model).succeeded().out()).contains("stem/conv.0");
  }

  @Test
  void summaryTellsTheMemoryOfARun() throws IOException {
    String json =
        Ran.with("summary", "--model", model, "--batch-size", 3, "--json").succeeded().out();
    JsonNode memory = new ObjectMapper().readTree(json).get("memory");
    assertThat(memory.get("engine").asText()).isEqualTo("nd4j");
    assertThat(memory.get("batch_size").asInt()).isEqualTo(3);
    assertThat(memory.get("weight_bytes").asLong()).isPositive();
    long input = 3 * 3 * 8 * 8 * Float.BYTES;
    assertThat(memory.get("session_bytes").asLong()).isGreaterThan(input);
    assertThat(Ran.with("summary", "--model", model).succeeded().out().lines())
        .last(InstanceOfAssertFactories.STRING)
        .startsWith("Engine nd4j: ")
        .endsWith(" a session (batch 8)");
    Ran.with("summary", "--model", model, "--batch-size", 0).failed(2, "--batch-size is 0");
  }

  @Test
  void summaryTellsTheMemoryOfTheLargestBatchWhereEightAreTooMany() {
    String[] wide = {"summary", "--model", "zoo:tutorial-expansion", "--batch-size", "8"};
    Ran.with((Object[]) wide).failed(3, "values of 1024x256x256", "a batch size of up to 7");
    assertThat(Ran.with((Object[]) Arrays.copyOf(wide, 3)).succeeded().out())
        .endsWith(" a session (batch 7)\n");
  }

  @Test
  void summaryNamesAModelThatIsMissing() {
    Ran.with("summary", "--model", folder + "/none.onnx").failed(3, "none.onnx");
    Ran.with("summary", "--model", "zoo:nothing").failed(3, "zoo:nothing");
  }

  @Test
  void summaryLooksAtAnArchitectureWithoutWeights() throws IOException {
    String json = Ran.with("summary", "--model", "zoo:resnet18", "--json").succeeded().out();
    assertThat(new ObjectMapper().readTree(json).get("trainable_parameters").asInt())
        .isEqualTo(11_689_512);
  }

  @Test
  void reductionsTellsWhatThePointwiseLayersSave() throws IOException {
    String text = Ran.with("reductions", "--model", "zoo:googlenet").succeeded().out();
    assertThat(text).contains("inception_3a/5x5_reduce", "4.43 G MACs instead of 1.58 G");
    String json = Ran.with("reductions", "--model", model, "--json").succeeded().out();
    JsonNode reductions = new ObjectMapper().readTree(json);
    assertThat(reductions.get("pointwise_mac_share").asDouble()).isEqualTo(1);
    assertThat(reductions.at("/pointwise/0/role").asText()).isEqualTo("expansion");
  }

  @Test
  void featuresListsTheLayersItCanBeAskedFor() {
    Ran ran = Ran.with("features", "--model", model, "--list-layers").succeeded();
    assertThat(ran.out()).contains("stem/conv.0", "Conv2d 1x1", "4x8x8");
    Ran.with("features", "--model", model, "--output", folder, "--input", folder)
        .failed(2, "--layer", "--list-layers");
    Ran.with("features", "--model", model, "--layer", "relu", "--input", folder)
        .failed(2, "--output");
  }

  private Ran featuremaps(Object... more) {
    Stream<Object> arguments = Stream.of("featuremaps", "--model", folder.resolve("tiny.yaml"));
    return Ran.with(Stream.concat(arguments, Stream.of(more)).toArray());
  }

  @Test
  void featuremapsDrawsLayersOfAPicture() throws IOException {
    Path picture = Pictures.good(folder.resolve("pictures"), 1).resolve("000-red.png");
    Path sheet = folder.resolve("maps.png");
    featuremaps("--image", picture, "--layer", "stem/conv.0", "relu", "--output", sheet)
        .succeeded();
    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isGreaterThan(400);

    featuremaps("--image", picture, "--layer", "relu", "--output", sheet)
        .failed(6, "maps.png", "exists already");
    Path other = folder.resolve("other.png");
    featuremaps("--image", picture, "--layer", "relo", "--output", other)
        .failed(3, "did you mean 'relu'");
    featuremaps("--image", folder + "/no.png", "--layer", "relu", "--output", other)
        .failed(5, "no.png", "does not exist");
    featuremaps("--image", model, "--layer", "relu", "--output", other)
        .failed(5, "tiny.onnx", "NOT_AN_IMAGE");
    featuremaps("--layer", "relu", "--output", other).failed(2, "--image");
    assertThat(other).doesNotExist();
  }

  @Test
  void exportWritesWhatSummaryReads() throws IOException {
    Path exported = folder.resolve("exported.onnx");
    Ran.with("export", "--model", "zoo:resnet20-cifar10?init=random&seed=2", "--output", exported)
        .succeeded();
    String json = Ran.with("summary", "--model", exported, "--json").succeeded().out();
    assertThat(new ObjectMapper().readTree(json).get("trainable_parameters").asInt())
        .isEqualTo(269_722);
  }

  @Test
  void exportMakesATestCaseThatVerifyPasses() throws IOException {
    Path exported = folder.resolve("case/model.onnx");
    Path data = exported.resolveSibling("test_data_set_0");
    Ran.with("export", "--model", model, "--output", exported, "--with-test-data").succeeded();
    assertThat(Ran.with("verify", folder.resolve("case")).succeeded().out())
        .startsWith("PASS case ")
        .endsWith("1 passed, 0 failed, 0 unsupported\n");

    Files.copy(data.resolve("input_0.pb"), data.resolve("output_0.pb"), REPLACE_EXISTING);
    assertThat(Ran.with("verify", folder.resolve("case")).out()).startsWith("FAIL case ");
  }

  @Test
  void exportMakesTestCasesOnlyWhereTheyAreLookedFor() throws IOException {
    Path exported = folder.resolve("net.onnx");
    Ran.with("export", "--model", model, "--output", exported, "--with-test-data")
        .failed(2, "called model.onnx", "net.onnx");
    assertThat(exported).doesNotExist();
    Files.createDirectory(folder.resolve("test_data_set_0"));
    Path named = folder.resolve("model.onnx");
    Ran.with("export", "--model", model, "--output", named, "--with-test-data")
        .failed(6, "test_data_set_0", "exists already");
    assertThat(named).doesNotExist();
  }

  @Test
  void exportNeverWritesOverAFile() throws IOException {
    byte[] before = Files.readAllBytes(model);
    Ran.with("export", "--output", model).failed(6, "tiny.onnx", "exists already");
    assertThat(model).hasBinaryContent(before);
    Ran.with("export", "--output", model + "/below.onnx").failed(6, "below.onnx");
    Ran.with("export", "--model", "zoo:resnet18", "--output", folder.resolve("x.onnx"))
        .failed(3, "zoo:resnet18 is an architecture without weights", "init=random");
    assertThat(folder.resolve("x.onnx")).doesNotExist();
  }

  @Test
  void benchMeasuresImagesASecond() throws IOException {
    String json =
        Ran.with("bench", "--model", model, "--seconds", "0.05", "--threads", 2, "--json")
            .succeeded()
            .out();
    JsonNode bench = new ObjectMapper().readTree(json);
    assertThat(bench.get("images_per_second").asDouble()).isPositive();
    assertThat(bench.get("threads").asInt()).isEqualTo(2);
    assertThat(bench.findValuesAsText("type")).contains("Conv2d");
    for (JsonNode layer : bench.get("layers")) {
      assertThat(layer.get("ms").asDouble()).isPositive();
      assertThat(layer.get("kernel").asText()).isNotBlank();
    }
    Ran.with("bench", "--model", model, "--threads", 0).failed(2, "--threads");
  }

  @Test
  void benchListsTheSlowestLayersOnOneScreen() {
    Ran ran = Ran.with("bench", "--model", model, "--seconds", "0.05").succeeded();
    assertThat(ran.out()).contains("images/s", "Slowest layers", "Conv2d 1x1", "ms for a batch");
    assertThat(ran.out().lines().skip(1)).allMatch(line -> line.length() <= 80);
  }

  @Test
  void benchRefusesAPinnedKernelForALayerThatDoesNotExist() throws IOException {
    Path card = folder.resolve("tiny.yaml");
    String pins = "\nkernels: {nowhere: direct}\n";
    Files.writeString(card, Files.readString(card) + pins);
    Ran.with("bench", "--model", card, "--seconds", "0.05").failed(3, "'nowhere'", "no such layer");
  }

  @Test
  void sampleDrawsPicturesOnceIntoAFolder() {
    Path drawn = folder.resolve("drawn");
    Ran.with("sample", "--output", drawn, "--count", 2).succeeded();
    assertThat(drawn.resolve("labels.csv")).exists();
    Ran.with("sample", "--output", drawn, "--count", 2).failed(6, "drawn", "not empty");
    Ran.with("sample", "--output", folder.resolve("none"), "--count", 0).failed(2, "--count");
  }

  @Test
  void doctorTellsVersionsAndFindsThisMachineSound() {
    LocalSpark.session();
    Ran ran = Ran.with("doctor").succeeded();
    assertThat(ran.out())
        .contains("Java 17", "Spark 4.", "Hadoop 3.", "ND4J", "oneDNN", "OpenCV")
        .contains("OMP_NUM_THREADS is 1", "zoo:default is readable", "All is well")
        .containsPattern("ok +vector module")
        .doesNotContain("\0");
    assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void doctorFailsOnWhatARunWouldFailOn() throws IOException {
    LocalSpark.session();
    Path gone = folder.resolve("gone");
    Ran ran = Ran.with("doctor", "--input", gone, "--model", "zoo:nonsense", "--json");
    assertThat(ran.code()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertThat(json.get("failures").asInt()).isEqualTo(2);
    JsonNode findings = json.get("processes").get(0).get("checkup").get("findings");
    assertThat(findings.findValuesAsText("level")).contains("OK", "FAIL");
  }
}

package dev.pointwise.model.read.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.layer.Conv2d;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.write.onnx.OnnxWriter;
import dev.pointwise.model.zoo.RandomWeights;
import dev.pointwise.model.zoo.Weights;
import dev.pointwise.model.zoo.Zoo;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsReaderTest {
  private static final String RESNET = "resnet20-cifar10";
  private static final long SEED = 7;

  /** One convolution. */
  private static final String TUTORIAL = "tutorial-base";

  private static final Shape KERNEL = Shape.of(512, 3, 3, 3);
  private static final Shape BIAS = Shape.of(512);

  private static Graph read(String architecture, byte[] content) {
    return new SafetensorsReader(architecture).read(ModelFile.of("a.safetensors", content));
  }

  private static byte[] onnx(Graph graph) {
    return new OnnxWriter().write(graph);
  }

  private static SafetensorsFile biases() {
    return new SafetensorsFile().floats("conv2d.bias", BIAS, new float[512]);
  }

  private static FloatTensor kernel(Graph graph) {
    return ((Conv2d) graph.node("conv2d").layer()).weight();
  }

  @ParameterizedTest
  @ValueSource(strings = {RESNET, "squeezenet1_1", "resnet18", "googlenet-torchvision"})
  void givesAnArchitectureItsWeights(String architecture) {
    byte[] content = SafetensorsFile.random(architecture, SEED).toBytes();

    assertThat(onnx(read(architecture, content)))
        .isEqualTo(onnx(Zoo.build(architecture, new RandomWeights(SEED))));
  }

  @Test
  void passesOverWhatIsForTrainingOnly() {
    SafetensorsFile file =
        SafetensorsFile.random(RESNET, SEED)
            .counter("bn1.num_batches_tracked")
            .floats("aux1.fc.bias", Shape.of(2), 1, 2);

    assertThat(read(RESNET, file.toBytes()).outputs()).hasSize(1);
  }

  @Test
  void knowsTheNamesThatDataParallelGives() {
    SafetensorsFile file = new SafetensorsFile();
    Weights renamed =
        (name, shape, role) -> {
          FloatTensor tensor = new RandomWeights(SEED).tensor(name, shape, role);
          file.floats("module." + name, shape, tensor.values());
          return tensor;
        };
    Graph graph = Zoo.build(RESNET, renamed);

    assertThat(onnx(read(RESNET, file.toBytes()))).isEqualTo(onnx(graph));
  }

  @Test
  void readsFloatsOfOtherSizes() {
    int elements = KERNEL.elements();
    double[] doubles = new double[elements];
    Arrays.fill(doubles, 0.1);
    short[] halves = new short[elements];
    Arrays.fill(halves, (short) 0x3e00);
    short[] brains = new short[elements];
    Arrays.fill(brains, (short) 0xbfc0);

    assertThat(kernel(read(TUTORIAL, biases().doubles("conv2d.weight", KERNEL, doubles).toBytes())))
        .extracting(kernel -> kernel.at(elements - 1))
        .isEqualTo(0.1f);
    assertThat(
            kernel(
                read(TUTORIAL, biases().shorts("conv2d.weight", "F16", KERNEL, halves).toBytes())))
        .extracting(kernel -> kernel.at(elements - 1))
        .isEqualTo(1.5f);
    assertThat(
            kernel(
                read(TUTORIAL, biases().shorts("conv2d.weight", "BF16", KERNEL, brains).toBytes())))
        .extracting(kernel -> kernel.at(0))
        .isEqualTo(-1.5f);
  }

  @Test
  void refusesWeightsThatAreNoFloats() {
    SafetensorsFile file =
        biases().shorts("conv2d.weight", "I16", KERNEL, new short[KERNEL.elements()]);

    assertThatThrownBy(() -> read(TUTORIAL, file.toBytes()))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "a.safetensors: tensor 'conv2d.weight' holds I16; convert it to F32 (F64, F16 and"
                + " BF16 are read as well)");
  }

  @Test
  void listsAllTensorsThatDoNotFit() {
    byte[] content =
        new SafetensorsFile()
            .floats("conv2d.weight", Shape.of(2, 1), 1, 2)
            .floats("fc.weight", Shape.of(1), 1)
            .floats("fc.bias", Shape.of(1), 1)
            .toBytes();

    assertThatThrownBy(() -> read(TUTORIAL, content))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "a.safetensors does not fit 'tutorial-base': it lacks conv2d.bias (512); it should"
                + " have conv2d.weight (512x3x3x3, not 2x1); it has no use for fc.weight, fc.bias;"
                + " give that network's weights, or name the network these are of");
  }

  @Test
  void listsNoMoreThanOneCanRead() {
    byte[] content = SafetensorsFile.random("resnet18", SEED).toBytes();

    assertThatThrownBy(() -> read("resnet34", content))
        .hasMessageContaining("it lacks layer1.2.conv1.weight (64x64x3x3), ")
        .hasMessageContaining(" and 60 more; give that network's weights");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{x | is no safetensors file, or is damaged: its header is no JSON: Unexpected character",
        "[] | is no safetensors file, or is damaged: its header is no JSON object of tensors",
        "{\"w\":1} | : tensor 'w' has the unknown dtype ''",
        "{\"w\":{\"dtype\":\"F99\"}} | : tensor 'w' has the unknown dtype 'F99'",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}} | : tensor 'w' has data_offsets [0]; they must be two",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,-8]}} | : tensor 'w' has no list of whole numbers as 'data_offsets' but [0,-8]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | : tensor 'w' is 3 of F32, which is 12 bytes, but has data_offsets [0, 8]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[99999,99999],\"data_offsets\":[0,8]}} | : tensor 'w' has the shape [99999, 99999], too large for an array",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"w\":{}} | its header is no JSON: Duplicate field 'w'",
        "{\"v\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | : tensor 'w' begins at byte 4, but the tensor before it ends at 8",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | : tensor 'w' begins at byte 4, but the tensor before it ends at 0",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}} | : tensor 'w' lies at bytes 0 to 12, but only 8 are there; the file is damaged or cut off: copy it again",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | is damaged: its tensors end at byte 4, but 8 are there"
      })
  void refusesAWrongHeader(String header, String message) {
    byte[] content = new SafetensorsFile().floats("unused", Shape.of(2), 1, 2).file(header);

    assertThatThrownBy(() -> read(TUTORIAL, content))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("a.safetensors")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAFileOfAnotherFormat() {
    assertThatThrownBy(() -> read(TUTORIAL, "\u0089PNG and so on, no tensors".getBytes(UTF_8)))
        .hasMessageStartingWith(
            "a.safetensors is no safetensors file, or is cut off: its first 8 bytes announce a"
                + " header of ");
    assertThatThrownBy(() -> read(TUTORIAL, new byte[3]))
        .hasMessage("a.safetensors is no safetensors file: it has only 3 bytes; copy it again");
  }

  @Test
  void refusesAFileThatIsCutOffAnywhere() {
    byte[] content = SafetensorsFile.random(TUTORIAL, SEED).toBytes();

    for (int length = 0; length < content.length; length += length < 400 ? 1 : 997) {
      byte[] cut = Arrays.copyOf(content, length);
      assertThatThrownBy(() -> read(TUTORIAL, cut))
          .as("the first %d bytes", length)
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("a.safetensors");
    }
  }
}

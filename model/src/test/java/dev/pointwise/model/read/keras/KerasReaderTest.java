package dev.pointwise.model.read.keras;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.engine.ExecutionPlan;
import dev.pointwise.model.engine.Session;
import dev.pointwise.model.engine.nd4j.Nd4jEngine;
import dev.pointwise.model.engine.reference.ReferenceEngine;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.UnsupportedOperatorException;
import dev.pointwise.model.read.onnx.OnnxReader;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.write.onnx.OnnxWriter;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that {@code scripts/keras-goldens} wrote, with an input and what PyTorch makes of it. */
class KerasReaderTest {
  private static final float TOLERANCE = 1e-5f;

  private static byte[] file(String name) {
    try (InputStream stream = KerasReaderTest.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Graph read(byte[] content) {
    return new KerasReader().read(ModelFile.of("net.h5", content));
  }

  /** A file with a text in the place of another; it is made as long by spaces behind it. */
  private static byte[] with(String name, String text, String replacement) {
    String content = new String(file(name), ISO_8859_1);
    assertThat(content).contains(text);
    String filled = replacement + " ".repeat(text.length() - replacement.length());
    return content.replace(text, filled).getBytes(ISO_8859_1);
  }

  private static float[] golden(String name, String dataset) {
    try (HdfFile hdf = HdfFile.fromBytes(file(name))) {
      return (float[]) hdf.getDatasetByPath("golden/" + dataset).getDataFlat();
    }
  }

  private static float[] run(Engine engine, Graph graph, float[] image) {
    try (ExecutionPlan plan = engine.prepare(graph);
        Session session = plan.newSession(1)) {
      session.input().put(0, image);
      session.run(1);
      return session.output(0, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential.h5", "functional.h5", "keras3.h5"})
  void computesWhatTheNetworkComputes(String name) {
    Graph graph = read(file(name));
    float[] input = golden(name, "input");
    float[] expected = golden(name, "output");

    assertThat(run(new ReferenceEngine(), graph, input))
        .containsExactly(expected, within(TOLERANCE));
    assertThat(run(new Nd4jEngine(), graph, input)).containsExactly(expected, within(TOLERANCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential.h5", "functional.h5"})
  void givesTheSameAsOnnx(String name) {
    ModelFile onnx = ModelFile.of("net.onnx", new OnnxWriter().write(read(file(name))));

    assertThat(run(new ReferenceEngine(), new OnnxReader().read(onnx), golden(name, "input")))
        .containsExactly(golden(name, "output"), within(TOLERANCE));
  }

  @Test
  void layersKeepTheirNames() {
    Graph graph = read(file("sequential.h5"));

    assertThat(graph.input().shape()).isEqualTo(Shape.chw(3, 11, 14));
    assertThat(graph.node("conv2d").shape()).isEqualTo(Shape.chw(6, 11, 14));
    assertThat(graph.node("dropout")).isSameAs(graph.node("flatten"));
    assertThat(graph.node("dense_1/linear").shape()).isEqualTo(Shape.of(5));
    assertThat(graph.outputs()).containsExactly(graph.node("dense_1"));
  }

  @Test
  void refusesALayerThatItDoesNotKnow() {
    byte[] content =
        with("sequential.h5", "\"class_name\": \"Dropout\"", "\"class_name\": \"Lambda\"");

    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UnsupportedOperatorException.class)
        .hasMessageStartingWith(
            "net.h5: layer 'dropout' (Lambda) is of a class that is not supported; supported:"
                + " Activation, ActivityRegularization, Add, ");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"class_name\": \"MaxPooling2D\" | \"class_name\": \"MaxPool2D\"  | layer 'max_pooling2d' (MaxPool2D) is of a class that is not supported (did you mean 'MaxPooling2D'",
        "\"activation\": \"tanh\" | \"activation\": \"exp\" | layer 'conv2d_1' (Conv2D) has the activation 'exp', which is not supported",
        "\"padding\": \"valid\" | \"padding\":\"causal\" | layer 'max_pooling2d' (MaxPooling2D) has padding 'causal'; valid and same are supported",
        "\"strides\": [1, 1] | \"strides\": [1] | layer 'conv2d' (Conv2D) has 'strides' [1], where height and width should be; the file is damaged",
        "\"strides\": [2, 2] | \"strides\": \"no\" | layer 'max_pooling2d' (MaxPooling2D) has 'strides' \"no\", where whole numbers should be",
        "\"axis\": [1] | \"axis\": [0] | layer 'batch_normalization' (BatchNormalization) normalises along axis 0, not along the channels",
        "\"data_format\": \"channels_last\" | \"data_format\":\"channels_first\" | layer 'conv2d' (Conv2D) has data_format 'channels_first'; save the model channels last",
        "[null, 11, 14, 3] | [null,null,14, 3] | layer 'input_1' (InputLayer) takes images of [null,null,14,3], the batch first; save the model with a fixed image size",
        "[null, 11, 14, 3] | [null, 11, 14] | layer 'input_1' (InputLayer) takes inputs of [null,11,14]; pictures of height, width and channels are supported",
        "[null, 11, 14, 3] | [null, 11, 14, 4] | layer 'conv2d' (Conv2D) expects 3 input channels",
        "[null, 11, 14, 3] | [null, 29, 14, 3] | layer 'dense' (Dense) does not fit its weights and inputs",
        "moving_mean:0 | moving_mess:0 | layer 'batch_normalization' (BatchNormalization) has no weight 'moving_mean' in the file",
        "\"Sequential\" | \"Subclassed\" | net.h5 is a model of class 'Subclassed'; Sequential and Functional are supported",
        "\"layers\" | \"lawyer\" | describes no layers in its 'model_config'",
        "{\"class_name\": \"Seq | [\"class_name\": \"Seq | its 'model_config' is no JSON",
        "model_config | model_confit | net.h5 holds no network, only weights perhaps: it has no 'model_config'",
      })
  void namesTheLayerThatIsWrong(String text, String replacement, String message) {
    assertThatThrownBy(() -> read(with("sequential.h5", text, replacement)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("net.h5")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAFileOfAnotherFormat() {
    assertThatThrownBy(() -> read("hello, this is no model".getBytes(ISO_8859_1)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("net.h5 is no HDF5 file, or is cut off or damaged (");
  }

  /** Behind the weights lies what the tests alone need. */
  @Test
  void aFileThatIsCutOffIsReadOrRefused() {
    byte[] content = file("keras3.h5");

    assertThatThrownBy(() -> read(Arrays.copyOf(content, content.length / 3)))
        .isInstanceOf(ModelException.class);
    for (int length = 0; length < content.length; length += 23) {
      byte[] cut = Arrays.copyOf(content, length);
      assertThatCode(() -> readOrRefuse(cut)).as("%d bytes", length).doesNotThrowAnyException();
    }
  }

  private static void readOrRefuse(byte[] content) {
    try {
      assertThat(read(content).outputs()).isNotEmpty();
    } catch (ModelException e) {
      assertThat(e).hasMessageStartingWith("net.h5");
    }
  }
}

package dev.pointwise.model.read.onnx;

import static dev.pointwise.model.read.onnx.Attribute.integer;
import static dev.pointwise.model.read.onnx.Attribute.integers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.Graph;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {
  @Test
  void refusesAnInputTooLargeForAnArray() {
    TinyModel model = TinyModel.opset(13).input(65536, 65536, 65536, 65536).node("Relu", "x -> y");

    assertThatThrownBy(model::graph)
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "tiny.onnx: input 'x' cannot be read (A tensor of 65536x65536x65536x65536 has more"
                + " values than an array can hold); the file is damaged: export it again");
  }

  @Test
  void refusesALayerTooLargeForAnArray() {
    TinyModel model =
        TinyModel.opset(13)
            .input(1, 1, 1)
            .floats("s", new long[] {4}, 1, 1, 60000, 60000)
            .node("Resize", "x, , s -> y");

    assertThatThrownBy(model::graph)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("node 'y' (Resize, opset 13) does not fit its inputs (A tensor of");
  }

  private static TinyModel classifier() {
    return TinyModel.opset(13)
        .input(1, 4, 4)
        .count("w", 2, 1, 3, 3)
        .integers("flat", 0, -1)
        .node("Conv", "x, w -> maps", integers("pads", 1, 1, 1, 1))
        .node("Relu", "maps -> positive")
        .node("Reshape", "positive, flat -> vector")
        .node("Softmax", "vector -> y", integer("axis", -1));
  }

  @Test
  void readsAModelOfOneImage() {
    Graph graph = classifier().graph();

    assertThat(graph.input().shape()).isEqualTo(Shape.chw(1, 4, 4));
    assertThat(graph.outputs()).extracting(node -> node.shape()).containsExactly(Shape.of(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello, this is no model", "", "\u0089PNG\r\n\u001a\n"})
  void refusesFilesOfAnotherFormat(String content) {
    ModelFile file = ModelFile.of("a.onnx", content.getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> new OnnxReader().read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("a.onnx is no ONNX model, or ");
  }

  @Test
  void refusesAModelCutOffAnywhereWithAModelException() {
    byte[] whole = classifier().bytes();
    for (int length = 0; length < whole.length; length++) {
      ModelFile file = ModelFile.of("cut.onnx", Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> new OnnxReader().read(file))
          .as("the first %d of %d bytes", length, whole.length)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("cut.onnx");
    }
  }

  @Test
  void readsOrRefusesDamagedBytesWithAModelException() {
    byte[] whole = classifier().bytes();
    Random random = new Random(20_240_601);
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        new OnnxReader().read(ModelFile.of("damaged.onnx", damaged));
      } catch (ModelException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void refusesOpsetsBeforeTheSixth() {
    TinyModel old = TinyModel.opset(5).input(4).node("Relu", "x -> y");

    assertThatThrownBy(old::graph)
        .isInstanceOf(UnsupportedModelException.class)
        .hasMessage(
            "tiny.onnx has opset 5, the oldest supported is 6; convert it with onnx.version_converter");
  }

  @Test
  void refusesInputsThatAreNotFloats() {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("N"))
            .addDim(Dimension.newBuilder().setDimValue(4))
            .build();
    TinyModel bytes =
        TinyModel.opset(13).input("pixels", DataType.UINT8, shape).node("Relu", "pixels -> y");

    assertThatThrownBy(bytes::graph)
        .isInstanceOf(UnsupportedModelException.class)
        .hasMessageContaining("tiny.onnx: input 'pixels' holds values of type uint8")
        .extracting(e -> ((UnsupportedModelException) e).feature())
        .isEqualTo("uint8 input");
  }

  @Test
  void takesWholeNumbersThatAreCastAtOnce() {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("N"))
            .addDim(Dimension.newBuilder().setDimValue(2))
            .build();
    TinyModel bytes =
        TinyModel.opset(13)
            .input("pixels", DataType.UINT8, shape)
            .node("Cast", "pixels -> x", integer("to", 1))
            .node("Neg", "x -> y");

    assertThat(bytes.run(255, 3)).containsExactly(-255, -3);
  }

  @Test
  void refusesAnImageSizeThatIsNotFixed() {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("N"))
            .addDim(Dimension.newBuilder().setDimParam("height"))
            .build();
    TinyModel open = TinyModel.opset(13).input("x", DataType.FLOAT, shape).node("Relu", "x -> y");

    assertThatThrownBy(open::graph)
        .hasMessage(
            "tiny.onnx: axis 1 of input 'x' is 'height', no fixed extent; export it with a fixed image size");
  }

  @Test
  void refusesSeveralInputs() {
    TinyModel two =
        TinyModel.opset(13).input(4).fixedInput("mask", 1, 4).node("Add", "x, mask -> y");

    assertThatThrownBy(two::graph)
        .hasMessageContaining(
            "tiny.onnx has 2 inputs ('x', 'mask'); a network over images has one");
  }

  @Test
  void bindsAnInputToAConstant() {
    TinyModel two =
        TinyModel.opset(13).input(2).fixedInput("more", 1, 2).node("Add", "x, more -> y");
    OnnxTensor more =
        OnnxTensor.parse(
            "more.pb", TinyModel.floatTensor("more", new long[] {1, 2}, 10, 20).toByteArray());

    Graph graph = OnnxModel.parse(two.file()).bind("more", more).graph();

    assertThat(TinyModel.run(graph, 1, 2)).containsExactly(11, 22);
  }

  @Test
  void takesInitialisersRepeatedAmongTheInputsForConstants() {
    TinyModel repeated =
        TinyModel.opset(6)
            .fixedInput("w", 2, 3)
            .input(3)
            .count("w", 2, 3)
            .node("MatMul", "x, t -> y");
    TinyModel old =
        TinyModel.opset(8)
            .fixedInput("w", 3, 2)
            .fixedInput("x", 5, 3)
            .count("w", 3, 2)
            .node("MatMul", "x, w -> y");

    assertThat(old.graph().input().shape()).isEqualTo(Shape.of(3));
    assertThat(old.run(1, 0, 1)).containsExactly(6, 8);
    assertThatThrownBy(repeated::graph)
        .hasMessageContaining("reads 't', which no node before it makes");
  }

  @Test
  void readsWeightsBesideTheModel() {
    TinyModel tiny =
        TinyModel.opset(13).input(2).tensor(external("w", 4, 8)).node("Mul", "x, w -> y");
    byte[] weights =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(4, 3)
            .putFloat(8, 5)
            .array();
    ModelFile file = new ModelFile("m.onnx", tiny.bytes(), Map.of("w.bin", weights));

    assertThat(OnnxModel.parse(file).weightFiles()).containsExactly("w.bin");
    assertThat(TinyModel.run(new OnnxReader().read(file), 1, 1)).containsExactly(3, 5);
  }

  @Test
  void namesAWeightFileThatIsMissingOrTooShort() {
    byte[] model =
        TinyModel.opset(13).input(2).tensor(external("w", 4, 8)).node("Mul", "x, w -> y").bytes();

    assertThatThrownBy(() -> new OnnxReader().read(ModelFile.of("m.onnx", model)))
        .hasMessage(
            "m.onnx keeps weights in 'w.bin', which is missing; put that file beside the model");
    assertThatThrownBy(
            () ->
                new OnnxReader().read(new ModelFile("m.onnx", model, Map.of("w.bin", new byte[8]))))
        .hasMessageContaining("tensor 'w' lies at bytes 4 to 12 of 'w.bin', which has only 8");
  }

  private static TensorProto external(String name, long offset, long length) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(DataType.FLOAT_VALUE)
        .addDims(2)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", "w.bin"))
        .addExternalData(entry("offset", "" + offset))
        .addExternalData(entry("length", "" + length))
        .build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}

package dev.pointwise.model.read.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.read.ModelFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.shade.protobuf.ByteString;

class TensorDecoderTest {
  private static final ModelFile FILE = ModelFile.of("m.onnx", new byte[0]);

  private static TensorProto.Builder tensor(DataType type, int elements) {
    return TensorProto.newBuilder().setName("t").setDataType(type.getNumber()).addDims(elements);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Known decode(TensorProto.Builder tensor) {
    return TensorDecoder.decode(tensor.build(), FILE);
  }

  @Test
  void readsRawFloats() {
    byte[] raw = little(8).putFloat(1.5f).putFloat(-2).array();

    assertThat(
            decode(tensor(DataType.FLOAT, 2).setRawData(ByteString.copyFrom(raw)))
                .floats()
                .values())
        .containsExactly(1.5f, -2);
  }

  @Test
  void readsDoublesAsFloats() {
    byte[] raw = little(8).putDouble(0.1).array();

    assertThat(
            decode(tensor(DataType.DOUBLE, 1).setRawData(ByteString.copyFrom(raw)))
                .floats()
                .values())
        .containsExactly(0.1f);
    assertThat(decode(tensor(DataType.DOUBLE, 1).addDoubleData(0.1)).floats().values())
        .containsExactly(0.1f);
  }

  @ParameterizedTest
  @CsvSource({
    "0x3c00, 1",
    "0xc000, -2",
    "0x3555, 0.33325195",
    "0x0001, 5.9604645E-8",
    "0x7bff, 65504",
    "0x7c00, Infinity",
    "0x8000, -0.0"
  })
  void readsHalves(String bits, float value) {
    short half = Integer.decode(bits).shortValue();
    byte[] raw = little(2).putShort(half).array();

    assertThat(
            decode(tensor(DataType.FLOAT16, 1).setRawData(ByteString.copyFrom(raw))).floats().at(0))
        .isEqualTo(value);
    assertThat(decode(tensor(DataType.FLOAT16, 1).addInt32Data(half)).floats().at(0))
        .isEqualTo(value);
  }

  @Test
  void readsBrainFloats() {
    byte[] raw = little(2).putShort((short) 0x4049).array();

    assertThat(
            decode(tensor(DataType.BFLOAT16, 1).setRawData(ByteString.copyFrom(raw)))
                .floats()
                .at(0))
        .isEqualTo(3.140625f);
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, ff, -1",
    "UINT8, ff, 255",
    "BOOL, 01, 1",
    "INT16, feff, -2",
    "UINT16, feff, 65534",
    "INT32, fdffffff, -3",
    "UINT32, ffffffff, 4294967295",
    "INT64, fcffffffffffffff, -4"
  })
  void readsIntegersOfAnyWidth(DataType type, String bytes, long value) {
    byte[] raw = HexFormat.of().parseHex(bytes);

    assertThat(decode(tensor(type, 1).setRawData(ByteString.copyFrom(raw))).integers())
        .containsExactly(value);
  }

  @Test
  void readsIntegersFromTheirTypedFields() {
    assertThat(decode(tensor(DataType.INT64, 2).addInt64Data(7).addInt64Data(-8)).integers())
        .containsExactly(7, -8);
    assertThat(decode(tensor(DataType.UINT8, 1).addInt32Data(200)).integers()).containsExactly(200);
    assertThat(decode(tensor(DataType.UINT64, 1).addUint64Data(9)).integers()).containsExactly(9);
  }

  @Test
  void refusesTooFewBytes() {
    assertThatThrownBy(
            () -> decode(tensor(DataType.FLOAT, 2).setRawData(ByteString.copyFrom(new byte[7]))))
        .hasMessage(
            "m.onnx: tensor 't' needs 8 bytes but has 7; the file is damaged: export or copy it again");
  }

  @Test
  void refusesTooFewValues() {
    assertThatThrownBy(() -> decode(tensor(DataType.FLOAT, 1_000_000_000).addFloatData(1)))
        .hasMessageContaining("needs 1000000000 values but has 1");
  }

  @Test
  void refusesImpossibleShapes() {
    assertThatThrownBy(() -> decode(tensor(DataType.FLOAT, -1)))
        .hasMessageContaining("tensor 't' has dimensions [-1]");
    assertThatThrownBy(() -> decode(tensor(DataType.FLOAT, Integer.MAX_VALUE).addDims(3)))
        .hasMessageContaining("has dimensions [2147483647, 3]");
  }

  @Test
  void refusesTypesThatAreNoNumbers() {
    assertThatThrownBy(() -> decode(tensor(DataType.STRING, 1)))
        .hasMessage("m.onnx: tensor 't' holds values of string; convert the model to float32");
    assertThatThrownBy(() -> decode(tensor(DataType.FLOAT, 1).setDataType(23)))
        .hasMessageContaining("holds values of type 23");
  }
}

package dev.pointwise.model.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyReaderTest {
  @Test
  void refusesMoreValuesThanAnArrayHolds() {
    byte[] file = npy(1, header("<f4", "False", "(65536, 65536)"), little(0));

    assertThatThrownBy(() -> NpyReader.parse("x.npy", file))
        .isInstanceOf(ModelException.class)
        .hasMessage("x.npy has shape (65536, 65536)");
  }

  private static byte[] npy(int version, String header, ByteBuffer values) {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file =
        ByteBuffer.allocate(12 + text.length + values.limit()).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    file.put(text).put(values.rewind());
    return Arrays.copyOf(file.array(), file.position());
  }

  private static String header(String type, String order, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, order, shape);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsFloats(int version) {
    ByteBuffer values = little(16).putFloat(1).putFloat(2).putFloat(3).putFloat(4.5f);

    FloatTensor read =
        NpyReader.parse("a.npy", npy(version, header("<f4", "False", "(2, 2)"), values));

    assertThat(read.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(read.values()).containsExactly(1, 2, 3, 4.5f);
  }

  @Test
  void readsDoublesAndBytes() {
    byte[] doubles = npy(1, header("<f8", "False", "(1,)"), little(8).putDouble(0.1));
    byte[] bytes = npy(1, header("|u1", "False", "(2,)"), little(2).put((byte) 255).put((byte) 3));

    assertThat(NpyReader.parse("a.npy", doubles).values()).containsExactly(0.1f);
    assertThat(NpyReader.parse("a.npy", bytes).values()).containsExactly(255, 3);
  }

  @Test
  void readsAScalar() {
    byte[] scalar = npy(1, header("<f4", "False", "()"), little(4).putFloat(7));

    assertThat(NpyReader.parse("a.npy", scalar).shape()).isEqualTo(Shape.SCALAR);
  }

  @Test
  void refusesWhatItCannotRead() {
    byte[] fortran = npy(1, header("<f4", "True", "(1,)"), little(4));
    byte[] text = npy(1, header("<U3", "False", "(1,)"), little(12));

    assertThatThrownBy(() -> NpyReader.parse("a.npy", fortran))
        .hasMessage("a.npy is in Fortran order; save it with numpy.ascontiguousarray");
    assertThatThrownBy(() -> NpyReader.parse("a.npy", text))
        .hasMessage("a.npy holds '<U3'; save it as float32");
  }

  @Test
  void refusesAFileCutOffAnywhere() {
    byte[] whole = npy(1, header("<f4", "False", "(2,)"), little(8));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> NpyReader.parse("cut.npy", cut))
          .as("the first %d bytes", length)
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("cut.npy ");
    }
  }
}

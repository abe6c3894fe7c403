package dev.pointwise.model.read.safetensors;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import dev.pointwise.model.zoo.RandomWeights;
import dev.pointwise.model.zoo.Weights;
import dev.pointwise.model.zoo.Zoo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A safetensors file for tests, tensor by tensor. */
public final class SafetensorsFile {
  private final List<String> header = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** The random weights of an architecture, in its own order. */
  public static SafetensorsFile random(String architecture, long seed) {
    SafetensorsFile file = new SafetensorsFile();
    RandomWeights random = new RandomWeights(seed);
    Weights recorded =
        (name, shape, role) -> {
          FloatTensor tensor = random.tensor(name, shape, role);
          file.floats(name, shape, tensor.values());
          return tensor;
        };
    Zoo.build(architecture, recorded);
    return file;
  }

  public SafetensorsFile floats(String name, Shape shape, float... values) {
    byte[] bytes = new byte[Float.BYTES * values.length];
    littleEndian(bytes).asFloatBuffer().put(values);
    return tensor(name, "F32", shape, bytes);
  }

  public SafetensorsFile doubles(String name, Shape shape, double... values) {
    byte[] bytes = new byte[Double.BYTES * values.length];
    littleEndian(bytes).asDoubleBuffer().put(values);
    return tensor(name, "F64", shape, bytes);
  }

  public SafetensorsFile shorts(String name, String type, Shape shape, short... values) {
    byte[] bytes = new byte[Short.BYTES * values.length];
    littleEndian(bytes).asShortBuffer().put(values);
    return tensor(name, type, shape, bytes);
  }

  public SafetensorsFile counter(String name) {
    return tensor(name, "I64", Shape.SCALAR, new byte[Long.BYTES]);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private SafetensorsFile tensor(String name, String type, Shape shape, byte[] bytes) {
    int begin = data.size();
    data.writeBytes(bytes);
    header.add(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(name, type, shape.dims(), begin, data.size()));
    return this;
  }

  public byte[] toBytes() {
    return file("{\"__metadata__\":{\"format\":\"pt\"}," + String.join(",", header) + "}  ");
  }

  /** A file whose header is this text, before the tensors' bytes. */
  byte[] file(String headerText) {
    byte[] text = headerText.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[Long.BYTES + text.length + data.size()];
    littleEndian(bytes).putLong(text.length).put(text).put(data.toByteArray());
    return bytes;
  }
}

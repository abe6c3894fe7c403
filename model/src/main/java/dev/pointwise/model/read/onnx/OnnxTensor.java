package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.util.Arrays;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** A tensor in ONNX's own file format (TensorProto, usually {@code .pb}). Immutable. */
public final class OnnxTensor {
  private final String name;
  private final Known values;

  private OnnxTensor(String name, Known values) {
    this.name = name;
    this.values = values;
  }

  /**
   * Parses a tensor's file.
   *
   * @param source the file's name, for messages
   * @throws ModelException when the bytes are no tensor of numbers
   */
  public static OnnxTensor parse(String source, byte[] content) {
    try {
      TensorProto tensor = TensorProto.parseFrom(content);
      ModelFile file = ModelFile.of(source, content);
      return new OnnxTensor(tensor.getName(), TensorDecoder.decode(tensor, file));
    } catch (InvalidProtocolBufferException e) {
      throw new ModelException("%s is no ONNX tensor: %s".formatted(source, e.getMessage()), e);
    }
  }

  /** A tensor of floats. */
  public static OnnxTensor of(String name, FloatTensor values) {
    return new OnnxTensor(name, new Known.Floats(values));
  }

  /** The name it was saved under; may be empty. */
  public String name() {
    return name;
  }

  /** The whole shape, the batch axis included. */
  public Shape shape() {
    return values.shape();
  }

  /** The values as floats. */
  public FloatTensor floats() {
    return values.floats();
  }

  /** One place of the first axis, which stays as an axis of extent 1. */
  public OnnxTensor slice(int index) {
    Shape one = shape().withDim(0, 1);
    int offset = index * one.elements();
    return new OnnxTensor(name, values.pick(one, i -> offset + i));
  }

  /** The whole shape as it stands in front of a batch: the first axis dropped. */
  public Shape imageShape() {
    int[] dims = shape().toArray();
    return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
  }

  Known values() {
    return values;
  }
}

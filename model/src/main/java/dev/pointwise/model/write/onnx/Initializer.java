package dev.pointwise.model.write.onnx;

import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** Tensors whose values lie in the file, as raw little-endian bytes. */
final class Initializer {
  private Initializer() {}

  static TensorProto floats(String name, FloatTensor values, Shape shape) {
    ByteBuffer bytes = buffer(Float.BYTES * values.elements());
    bytes.asFloatBuffer().put(values.values());
    TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT_VALUE, bytes);
    shape.dims().forEach(tensor::addDims);
    return tensor.build();
  }

  static TensorProto integers(String name, long... values) {
    ByteBuffer bytes = buffer(Long.BYTES * values.length);
    bytes.asLongBuffer().put(values);
    return tensor(name, TensorProto.DataType.INT64_VALUE, bytes).addDims(values.length).build();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto.Builder tensor(String name, int type, ByteBuffer bytes) {
    ByteString content = UnsafeByteOperations.unsafeWrap(bytes); // nobody writes to it any more
    return TensorProto.newBuilder().setName(name).setDataType(type).setRawData(content);
  }
}

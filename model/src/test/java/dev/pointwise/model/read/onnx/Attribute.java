package dev.pointwise.model.read.onnx;

import java.util.Arrays;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.ByteString;

/** Attributes of ONNX nodes, for {@link TinyModel}. */
public final class Attribute {
  private Attribute() {}

  public static AttributeProto integer(String name, long value) {
    return named(name).setType(AttributeType.INT).setI(value).build();
  }

  public static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute = named(name).setType(AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  public static AttributeProto decimal(String name, float value) {
    return named(name).setType(AttributeType.FLOAT).setF(value).build();
  }

  public static AttributeProto decimals(String name, float... values) {
    AttributeProto.Builder attribute = named(name).setType(AttributeType.FLOATS);
    for (float value : values) {
      attribute.addFloats(value);
    }
    return attribute.build();
  }

  public static AttributeProto text(String name, String value) {
    return named(name).setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  public static AttributeProto tensor(String name, TensorProto value) {
    return named(name).setType(AttributeType.TENSOR).setT(value).build();
  }

  private static AttributeProto.Builder named(String name) {
    return AttributeProto.newBuilder().setName(name);
  }
}

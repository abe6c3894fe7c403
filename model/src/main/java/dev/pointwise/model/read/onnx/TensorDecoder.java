package dev.pointwise.model.read.onnx;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.read.ModelFile;
import dev.pointwise.model.read.SmallFloats;
import dev.pointwise.model.read.UnsupportedModelException;
import dev.pointwise.model.tensor.FloatTensor;
import dev.pointwise.model.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;

/**
 * Values of a TensorProto: in its raw bytes, in its typed fields, or in a file beside the model.
 */
final class TensorDecoder {
  private final TensorProto tensor;
  private final ModelFile file;

  private TensorDecoder(TensorProto tensor, ModelFile file) {
    this.tensor = tensor;
    this.file = file;
  }

  static Known decode(TensorProto tensor, ModelFile file) {
    return new TensorDecoder(tensor, file).decode();
  }

  private Known decode() {
    int number = tensor.getDataType();
    if (!ElementTypes.isFloating(number)
        && !ElementTypes.isWhole(number)
        && !ElementTypes.isBoolean(number)) {
      throw unsupported(ElementTypes.name(number));
    }
    DataType type = DataType.forNumber(number);
    Shape shape = shape();
    return ElementTypes.isFloating(number)
        ? new Known.Floats(FloatTensor.of(shape, floats(type, shape.elements())))
        : new Known.Integers(shape, integers(type, shape.elements()));
  }

  private Shape shape() {
    int[] dims = new int[tensor.getDimsCount()];
    long elements = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      long dim = tensor.getDims(axis);
      elements = dim < 0 || dim > Integer.MAX_VALUE ? -1 : elements * dim;
      if (elements < 0 || elements > Integer.MAX_VALUE) {
        throw damaged("has dimensions %s".formatted(tensor.getDimsList()));
      }
      dims[axis] = (int) dim;
    }
    return Shape.of(dims);
  }

  private float[] floats(DataType type, int elements) {
    if (isTyped()) {
      return typedFloats(type, elements);
    }
    ByteBuffer bytes = bytes((long) elements * width(type));
    float[] values = new float[elements];
    if (type == DataType.FLOAT) {
      bytes.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < elements; i++) {
      values[i] =
          switch (type) {
            case DOUBLE -> (float) bytes.getDouble();
            case FLOAT16 -> SmallFloats.fromHalf(bytes.getShort());
            default -> SmallFloats.fromBrain(bytes.getShort());
          };
    }
    return values;
  }

  private float[] typedFloats(DataType type, int elements) {
    expect(
        elements,
        switch (type) {
          case FLOAT -> tensor.getFloatDataCount();
          case DOUBLE -> tensor.getDoubleDataCount();
          default -> tensor.getInt32DataCount();
        });
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> tensor.getFloatData(i);
            case DOUBLE -> (float) tensor.getDoubleData(i);
            case FLOAT16 -> SmallFloats.fromHalf((short) tensor.getInt32Data(i));
            default -> SmallFloats.fromBrain((short) tensor.getInt32Data(i));
          };
    }
    return values;
  }

  private long[] integers(DataType type, int elements) {
    if (isTyped()) {
      return typedIntegers(type, elements);
    }
    ByteBuffer bytes = bytes((long) elements * width(type));
    long[] values = new long[elements];
    for (int i = 0; i < elements; i++) {
      values[i] =
          switch (type) {
            case INT8 -> bytes.get();
            case UINT8, BOOL -> Byte.toUnsignedLong(bytes.get());
            case INT16 -> bytes.getShort();
            case UINT16 -> Short.toUnsignedLong(bytes.getShort());
            case INT32 -> bytes.getInt();
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
            default -> bytes.getLong();
          };
    }
    return values;
  }

  private long[] typedIntegers(DataType type, int elements) {
    expect(
        elements,
        switch (type) {
          case INT64 -> tensor.getInt64DataCount();
          case UINT32, UINT64 -> tensor.getUint64DataCount();
          default -> tensor.getInt32DataCount();
        });
    long[] values = new long[elements];
    for (int i = 0; i < elements; i++) {
      values[i] =
          switch (type) {
            case INT64 -> tensor.getInt64Data(i);
            case UINT32, UINT64 -> tensor.getUint64Data(i);
            default -> tensor.getInt32Data(i);
          };
    }
    return values;
  }

  private static int width(DataType type) {
    return switch (type) {
      case DOUBLE, INT64, UINT64 -> Long.BYTES;
      case FLOAT, INT32, UINT32 -> Integer.BYTES;
      case FLOAT16, BFLOAT16, INT16, UINT16 -> Short.BYTES;
      default -> Byte.BYTES;
    };
  }

  private boolean isTyped() {
    return !isExternal() && tensor.getRawData().isEmpty();
  }

  private boolean isExternal() {
    return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  private ByteBuffer bytes(long wanted) {
    ByteBuffer bytes = isExternal() ? externalBytes() : tensor.getRawData().asReadOnlyByteBuffer();
    if (bytes.remaining() != wanted) {
      throw damaged("needs %d bytes but has %d".formatted(wanted, bytes.remaining()));
    }
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer externalBytes() {
    Map<String, String> entries = new TreeMap<>();
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    String location = entries.getOrDefault("location", "");
    byte[] content = file.weights(location);
    long offset = number(entries, "offset", 0);
    long length = number(entries, "length", content.length - offset);
    if (offset < 0 || length < 0 || offset + length > content.length) {
      throw damaged(
          "lies at bytes %d to %d of '%s', which has only %d"
              .formatted(offset, offset + length, location, content.length));
    }
    return ByteBuffer.wrap(content, (int) offset, (int) length);
  }

  private long number(Map<String, String> entries, String key, long otherwise) {
    try {
      return entries.containsKey(key) ? Long.parseLong(entries.get(key)) : otherwise;
    } catch (NumberFormatException e) {
      throw damaged("has an external %s of '%s'".formatted(key, entries.get(key)));
    }
  }

  private void expect(int elements, int found) {
    if (elements != found) {
      throw damaged("needs %d values but has %d".formatted(elements, found));
    }
  }

  private ModelException damaged(String reason) {
    return new ModelException(
        "%s: tensor '%s' %s; the file is damaged: export or copy it again"
            .formatted(file.name(), tensor.getName(), reason));
  }

  private ModelException unsupported(String type) {
    return new UnsupportedModelException(
        type + " tensor",
        "%s: tensor '%s' holds values of %s; convert the model to float32"
            .formatted(file.name(), tensor.getName(), type));
  }
}

package dev.pointwise.model.read.onnx;

import java.util.Locale;
import java.util.Set;
import onnx.Onnx.TensorProto.DataType;

/** ONNX's types of values, by their numbers; newer files may have some that have no name here. */
final class ElementTypes {
  private static final Set<Integer> FLOATING =
      Set.of(
          DataType.FLOAT_VALUE,
          DataType.DOUBLE_VALUE,
          DataType.FLOAT16_VALUE,
          DataType.BFLOAT16_VALUE);
  private static final Set<Integer> WHOLE =
      Set.of(
          DataType.INT8_VALUE,
          DataType.UINT8_VALUE,
          DataType.INT16_VALUE,
          DataType.UINT16_VALUE,
          DataType.INT32_VALUE,
          DataType.UINT32_VALUE,
          DataType.INT64_VALUE,
          DataType.UINT64_VALUE);

  private ElementTypes() {}

  static boolean isFloating(int type) {
    return FLOATING.contains(type);
  }

  static boolean isWhole(int type) {
    return WHOLE.contains(type);
  }

  static boolean isBoolean(int type) {
    return type == DataType.BOOL_VALUE;
  }

  /** As in {@code uint8}. */
  static String name(int type) {
    DataType known = DataType.forNumber(type);
    return known == null ? "type " + type : known.name().toLowerCase(Locale.ROOT);
  }
}
